package org.unisson.order.cart.domain;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.unisson.chassis.values.Sha256;

/** What whoever uses a shared cart presents. It is told once; what is kept is its hash. */
public final class ShareToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final String text;

    private ShareToken(String text) {
        this.text = text;
    }

    /** A new one of 256 random bits. */
    public static ShareToken random() {
        byte[] content = new byte[BYTES];
        RANDOM.nextBytes(content);
        return new ShareToken(Base64.getUrlEncoder().withoutPadding().encodeToString(content));
    }

    /** One that somebody presents, whatever it is. */
    public static ShareToken presented(String text) {
        return new ShareToken(text);
    }

    /** For the one it is made for. */
    public String reveal() {
        return text;
    }

    /** 32 bytes. As the token is random and long, nothing slower is needed. */
    public byte[] hash() {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "ShareToken";
    }
}
