package org.unisson.catalog.quote.application;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.unisson.chassis.values.Sha256;

/**
 * A key that signs quotes: EC on P-256, for ES256 (RFC 7518).
 *
 * @param keyId the JWK's thumbprint (RFC 7638)
 */
record SigningKey(String keyId, PrivateKey privateKey, ECPublicKey publicKey) {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int COORDINATE = 32;

    /** A new one. */
    static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return of(pair.getPrivate(), (ECPublicKey) pair.getPublic());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has P-256", impossible);
        }
    }

    /** @param pkcs8 the private key @param x509 the public key; both DER */
    static SigningKey of(byte[] pkcs8, byte[] x509) {
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            return of(factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)), (ECPublicKey)
                    factory.generatePublic(new X509EncodedKeySpec(x509)));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the key that signs quotes is not an EC key on P-256", unusable);
        }
    }

    /** One that can only be told, not sign. @param x509 the public key, DER */
    static SigningKey publicOnly(byte[] x509) {
        try {
            return of((PrivateKey) null, (ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(x509)));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("a key of quotes is not an EC key on P-256", unusable);
        }
    }

    private static SigningKey of(PrivateKey privateKey, ECPublicKey publicKey) {
        String content = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\""
                + coordinate(publicKey.getW().getAffineX()) + "\",\"y\":\""
                + coordinate(publicKey.getW().getAffineY()) + "\"}";
        return new SigningKey(
                BASE64.encodeToString(Sha256.of(content.getBytes(StandardCharsets.UTF_8))), privateKey, publicKey);
    }

    /** The public key as a JSON Web Key. */
    Map<String, String> jwk() {
        Map<String, String> jwk = new LinkedHashMap<>();
        jwk.put("kty", "EC");
        jwk.put("crv", "P-256");
        jwk.put("x", coordinate(publicKey.getW().getAffineX()));
        jwk.put("y", coordinate(publicKey.getW().getAffineY()));
        jwk.put("alg", "ES256");
        jwk.put("use", "sig");
        jwk.put("kid", keyId);
        return jwk;
    }

    /** The claims, a JSON object, as a JSON Web Signature in its compact form. */
    String sign(byte[] claims) {
        String header = "{\"alg\":\"ES256\",\"typ\":\"quote+jwt\",\"kid\":\"" + keyId + "\"}";
        String content =
                BASE64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + '.' + BASE64.encodeToString(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + '.' + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK signs with P-256", impossible);
        }
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        return BASE64.encodeToString(fixed);
    }
}
