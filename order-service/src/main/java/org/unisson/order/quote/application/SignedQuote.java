package org.unisson.order.quote.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.PublicKey;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.unisson.order.quote.domain.Quote;

/** A quote as a JSON Web Signature in its compact form. Nothing that it says is believed before its signature is good. */
final class SignedQuote {

    private static final String ES256 = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
    private static final String TYPE = "quote+jwt";

    // The parser is lenient with what is no Base64, and what nobody has checked goes into statements.
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]*+");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    /** The end of the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    private final JsonWebSignature signature = new JsonWebSignature();

    private SignedQuote() {}

    /** @throws NotAQuoteException where it is no such thing */
    static SignedQuote of(String compact) {
        if (!COMPACT.matcher(compact).matches()) {
            throw new NotAQuoteException("it is no JSON Web Signature");
        }
        SignedQuote quote = new SignedQuote();
        // ES256 alone: no "none", and no secret made of a public key.
        quote.signature.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, ES256));
        try {
            quote.signature.setCompactSerialization(compact);
            // A token of another kind that the same key has signed is no quote.
            if (!TYPE.equals(quote.signature.getHeader("typ"))
                    || !ES256.equals(quote.signature.getAlgorithmHeaderValue())
                    || quote.keyId() == null
                    || !KEY_ID.matcher(quote.keyId()).matches()) {
                throw new NotAQuoteException("it is of another kind");
            }
            return quote;
        } catch (JoseException | ClassCastException malformed) {
            // A header's number where text belongs is told as a class cast.
            throw new NotAQuoteException("it is no JSON Web Signature", malformed);
        }
    }

    String keyId() {
        return signature.getKeyIdHeaderValue();
    }

    /** What it says, once it is certain who says so. */
    Quote verified(QuoteKeys.Key key, ObjectMapper json) {
        try {
            signature.setKey(publicKey(key));
            if (!signature.verifySignature()) {
                throw new NotAQuoteException("its signature is not good");
            }
            return believed(json);
        } catch (JoseException refused) {
            throw new NotAQuoteException("its signature is not good", refused);
        }
    }

    /** What it says, where its signature was good when an order was placed under it. */
    Quote believed(ObjectMapper json) {
        try {
            return json.readValue(signature.getUnverifiedPayload(), QuoteClaims.class)
                    .quote();
        } catch (JsonProcessingException | IllegalArgumentException | ArithmeticException broken) {
            throw new NotAQuoteException("it does not say what a quote says", broken);
        }
    }

    /** When it says that it was signed, whoever says so. */
    Instant claimedIssue(ObjectMapper json) {
        try {
            long seconds =
                    json.readTree(signature.getUnverifiedPayload()).path("iat").asLong(0);
            if (seconds < 0 || seconds > LATEST) {
                throw new NotAQuoteException("it was not signed then");
            }
            return Instant.ofEpochSecond(seconds);
        } catch (JsonProcessingException broken) {
            throw new NotAQuoteException("it does not say what a quote says", broken);
        }
    }

    private static PublicKey publicKey(QuoteKeys.Key key) throws JoseException {
        if (JsonWebKey.Factory.newJwk(key.jwk()) instanceof EllipticCurveJsonWebKey curve
                && EllipticCurves.P_256.equals(curve.getCurveName())) {
            return curve.getPublicKey();
        }
        throw new JoseException("the key " + key.keyId() + " is not for ES256");
    }
}
