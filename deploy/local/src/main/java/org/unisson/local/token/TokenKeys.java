package org.unisson.local.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.unisson.local.stack.SafeFiles;

/** The RSA key pair of a local stack: signs tokens (RS256) as an identity provider would in production. */
public final class TokenKeys {

    private static final int KEY_BITS = 2048;
    private static final int LINE = 64;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey privateKey;
    private final Path publicKeyFile;

    private TokenKeys(PrivateKey privateKey, Path publicKeyFile) {
        this.privateKey = privateKey;
        this.publicKeyFile = publicKeyFile;
    }

    /** The key pair in that folder; made at first use, the private key readable by its owner only. */
    public static TokenKeys in(Path folder) {
        Path privateKeyFile = folder.resolve("private.pem");
        Path publicKeyFile = folder.resolve("public.pem");
        try {
            if (!Files.exists(privateKeyFile)) {
                generate(privateKeyFile, publicKeyFile);
            }
            return new TokenKeys(read(privateKeyFile), publicKeyFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no RSA in this Java", e);
        }
    }

    private static void generate(Path privateKeyFile, Path publicKeyFile) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        KeyPair pair = generator.generateKeyPair();
        // The private key last: its presence says that both are there.
        SafeFiles.write(publicKeyFile, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        SafeFiles.write(privateKeyFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    private static String pem(String type, byte[] content) {
        String lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }

    private static PrivateKey read(Path file) throws IOException, GeneralSecurityException {
        String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
        byte[] content = Base64.getDecoder().decode(base64);
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(content));
    }

    /** PEM file of the public key, for those who verify. */
    public Path publicKeyFile() {
        return publicKeyFile;
    }

    /** The public key in PEM. */
    public String publicKey() {
        try {
            return Files.readString(publicKeyFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A compact JWT. */
    public String sign(TokenRequest request, String issuer, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", request.subject());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(request.validity()).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("groups", request.roles());
        if (request.customer() != null) {
            claims.put("customer_id", request.customer());
        }
        if (!request.stores().isEmpty()) {
            claims.put("stores", request.stores());
        }
        String content = part(Map.of("alg", "RS256", "typ", "JWT")) + "." + part(claims);
        return content + "." + BASE64URL.encodeToString(signature(content));
    }

    private static String part(Map<String, Object> json) {
        try {
            return BASE64URL.encodeToString(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not expressible in JSON", e);
        }
    }

    private byte[] signature(String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key does not sign", e);
        }
    }
}
