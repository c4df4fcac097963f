package org.unisson.local.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeysTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void theClaimsSayWhoMayDoWhatAndUntilWhen() throws IOException {
        String token = sign(TokenRequest.of("associate")
                .inStores("3012345000010", "3012345000027")
                .validFor(Duration.ofHours(2)));

        JsonNode claims = claims(token);
        assertThat(claims.get("iss").asText()).isEqualTo("https://unisson.test");
        assertThat(claims.get("groups").toString()).isEqualTo("[\"associate\"]");
        assertThat(claims.get("stores").toString()).isEqualTo("[\"3012345000010\",\"3012345000027\"]");
        assertThat(claims.get("iat").asLong()).isEqualTo(NOW.getEpochSecond());
        assertThat(claims.get("exp").asLong()).isEqualTo(NOW.getEpochSecond() + 7200);
        assertThat(claims.has("customer_id")).isFalse();
    }

    @Test
    void aCustomersTokenCarriesTheCustomer() throws IOException {
        JsonNode claims = claims(sign(TokenRequest.ofCustomer("0190-42")));

        assertThat(claims.get("customer_id").asText()).isEqualTo("0190-42");
        assertThat(claims.get("sub").asText()).isEqualTo("0190-42");
        assertThat(claims.has("stores")).isFalse();
    }

    @Test
    void thePublicKeyVerifies() throws Exception {
        String token = sign(TokenRequest.of("admin"));
        int end = token.lastIndexOf('.');
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(publicKey());
        verifier.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));

        assertThat(verifier.verify(Base64.getUrlDecoder().decode(token.substring(end + 1))))
                .isTrue();
    }

    @Test
    void theKeyIsMadeOnceAndIsItsOwnersAlone() throws IOException {
        sign(TokenRequest.of("admin"));
        byte[] first = Files.readAllBytes(folder.resolve("private.pem"));
        sign(TokenRequest.of("admin"));

        assertThat(folder.resolve("private.pem")).hasBinaryContent(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("private.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anUnknownRoleIsRefused() {
        assertThatThrownBy(() -> TokenRequest.of("king"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("king", "merchandiser");
    }

    @Test
    void aCustomersTokenNeedsTheCustomer() {
        assertThatThrownBy(() -> TokenRequest.of("customer")).isInstanceOf(IllegalArgumentException.class);
    }

    private String sign(TokenRequest request) {
        return TokenKeys.in(folder).sign(request, "https://unisson.test", NOW);
    }

    private PublicKey publicKey() throws Exception {
        String pem = Files.readString(TokenKeys.in(folder).publicKeyFile());
        byte[] content = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
        return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(content));
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
