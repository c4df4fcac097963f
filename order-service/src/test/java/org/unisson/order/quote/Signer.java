package org.unisson.order.quote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.unisson.catalog.events.QuoteKeyChanged;

/** Signs quotes as the catalog does, with a key of its own. */
public final class Signer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EllipticCurveJsonWebKey key;

    private Signer(String keyId) {
        try {
            key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(keyId);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** With a new key. */
    public static Signer some() {
        return new Signer("key-" + UUID.randomUUID());
    }

    /** Somebody who names that one's key and does not have it. */
    public Signer impostor() {
        return new Signer(keyId());
    }

    public String keyId() {
        return key.getKeyId();
    }

    /** The public key as a JSON Web Key. */
    public String jwk() {
        return key.toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** What the catalog tells of the key. */
    public QuoteKeyChanged told() {
        return new QuoteKeyChanged(keyId(), 1L, jwk(), Instant.now());
    }

    public String sign(Map<String, Object> claims) {
        return sign(claims, "quote+jwt");
    }

    public String sign(Map<String, Object> claims, String type) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setKeyIdHeaderValue(keyId());
        signature.setHeader("typ", type);
        signature.setKey(key.getPrivateKey());
        try {
            signature.setPayload(JSON.writeValueAsString(claims));
            return signature.getCompactSerialization();
        } catch (JsonProcessingException | JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
