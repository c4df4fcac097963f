package org.unisson.order.quote.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.order.quote.QuoteDraft;
import org.unisson.order.quote.Signer;

/** A quote is what the catalog has signed as one, with ES256, and nothing else. */
class SignedQuoteTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private final Signer catalog = Signer.some();
    private final QuoteKeys.Key key = new QuoteKeys.Key(catalog.keyId(), catalog.jwk());
    private final QuoteDraft draft = new QuoteDraft("web", null).line("S", 2, 10_00, 1);

    @Test
    void whatTheCatalogHasSignedIsRead() {
        var quote = SignedQuote.of(catalog.sign(draft.claims())).verified(key, JSON);

        assertThat(quote.quoteId()).isEqualTo(draft.quoteId);
        assertThat(quote.total().minor()).isEqualTo(19_99);
        assertThat(quote.lines().getFirst().terms().reductions()).hasSize(1);
    }

    @Test
    void whatElseAQuoteSaysOneDayDoesNotMatter() {
        draft.with("news", Map.of("of", "the future"));

        assertThat(SignedQuote.of(catalog.sign(draft.claims()))
                        .verified(key, JSON)
                        .quoteId())
                .isEqualTo(draft.quoteId);
    }

    @Test
    void aForgedSignatureIsRefused() {
        refused(catalog.impostor().sign(draft.claims()));
    }

    @Test
    void anotherPriceUnderAGoodSignatureIsRefused() {
        String[] parts = catalog.sign(draft.claims()).split("\\.");
        String cheaper =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("1999", "0999");

        refused(parts[0] + '.' + encoded(cheaper) + '.' + parts[2]);
    }

    @Test
    void noSignatureAtAllIsRefused() {
        String payload = catalog.sign(draft.claims()).split("\\.")[1];
        String header = encoded("{\"alg\":\"none\",\"typ\":\"quote+jwt\",\"kid\":\"" + catalog.keyId() + "\"}");

        refused(header + '.' + payload + '.');
    }

    @Test
    void thePublicKeyIsNoSecret() throws JoseException {
        JsonWebSignature confused = new JsonWebSignature();
        confused.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        confused.setKeyIdHeaderValue(catalog.keyId());
        confused.setHeader("typ", "quote+jwt");
        confused.setKey(new HmacKey(catalog.jwk().getBytes(StandardCharsets.UTF_8)));
        confused.setPayload("{}");

        refused(confused.getCompactSerialization());
    }

    @Test
    void aKeyThatTheQuoteBringsIsNotBelieved() throws JoseException {
        EllipticCurveJsonWebKey own = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        JsonWebSignature brought = new JsonWebSignature();
        brought.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        brought.setKeyIdHeaderValue(catalog.keyId());
        brought.setHeader("typ", "quote+jwt");
        brought.setJwkHeader(own);
        brought.setKey(own.getPrivateKey());
        brought.setPayload("{}");

        refused(brought.getCompactSerialization());
    }

    @Test
    void aKeyForSomethingElseChecksNothing() throws JoseException {
        EllipticCurveJsonWebKey longer = EcJwkGenerator.generateJwk(EllipticCurves.P384);
        QuoteKeys.Key other = new QuoteKeys.Key(catalog.keyId(), longer.toJson(OutputControlLevel.PUBLIC_ONLY));

        assertThatThrownBy(() -> SignedQuote.of(catalog.sign(draft.claims())).verified(other, JSON))
                .isInstanceOf(NotAQuoteException.class);
    }

    @Test
    void aTokenOfAnotherKindIsNoQuote() {
        refused(catalog.sign(draft.claims(), "JWT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "..", "eyJhbGciOiJFUzI1NiJ9.e30.AA", "{}", "a.b.c.d.e"})
    void anyOtherTextIsNoQuote(String text) {
        refused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":7,\"typ\":\"quote+jwt\",\"kid\":\"k\"}",
                "{\"alg\":\"ES256\",\"typ\":7,\"kid\":\"k\"}",
                "{\"alg\":\"ES256\",\"typ\":\"quote+jwt\",\"kid\":7}",
                "{\"alg\":\"ES256\",\"typ\":\"quote+jwt\"}",
                "{\"alg\":\"ES256\",\"typ\":\"quote+jwt\",\"kid\":\"\\u0000\"}",
                "{\"alg\":\"ES256\",\"typ\":\"quote+jwt\",\"kid\":\"k\",\"crit\":7}",
                "[]",
                "7",
                "null"
            })
    void aStrangeHeaderIsRefused(String header) {
        refused(encoded(header) + ".e30.AA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"iat\":9223372036854775807}", "{\"iat\":-1}", "{", "{\"iat\":1,}"})
    void anInstantThatNobodyKnowsIsRefused(String payload) {
        String header = encoded("{\"alg\":\"ES256\",\"typ\":\"quote+jwt\",\"kid\":\"k\"}");

        assertThatThrownBy(() ->
                        SignedQuote.of(header + '.' + encoded(payload) + ".AA").claimedIssue(JSON))
                .isInstanceOf(NotAQuoteException.class);
    }

    @Test
    void whatIsNoBase64IsRefused() {
        refused(catalog.sign(draft.claims()) + '\u0000');
        refused(catalog.sign(draft.claims()) + ' ');
    }

    @ParameterizedTest
    @ValueSource(strings = {"jti", "channel", "validUntil", "lock", "total", "lines"})
    void whatSaysTooLittleIsNoQuote(String claim) {
        Map<String, Object> claims = draft.claims();
        claims.remove(claim);

        refused(catalog.sign(claims));
    }

    private void refused(String text) {
        assertThatThrownBy(() -> SignedQuote.of(text).verified(key, JSON)).isInstanceOf(NotAQuoteException.class);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
