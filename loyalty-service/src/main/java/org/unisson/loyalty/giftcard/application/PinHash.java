package org.unisson.loyalty.giftcard.application;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * PINs as they are kept: a million of them are soon tried, so the hash takes a key that the database has not. Made at
 * start: a service that has none must not take the first card before anybody notices.
 */
@Startup
@Singleton
class PinHash {

    /** As many random hexadecimal digits are 128 bits. */
    static final int LEAST_LENGTH = 32;

    private final byte[] key;

    @Inject
    PinHash(GiftCardConfig config) {
        this(config.pinKey(), LaunchMode.current());
    }

    /** @throws IllegalStateException where the key is missing, or no secret where the service is in earnest */
    PinHash(Optional<String> key, LaunchMode mode) {
        this.key = secret(key.orElse(""), mode).getBytes(StandardCharsets.UTF_8);
    }

    private static String secret(String key, LaunchMode mode) {
        int least = mode == LaunchMode.NORMAL ? LEAST_LENGTH : 1;
        if (key.isBlank() || key.length() < least) {
            throw new IllegalStateException("Set UNISSON_GIFT_CARD_PIN_KEY to a secret of at least " + LEAST_LENGTH
                    + " random characters, and keep it: the PINs of gift cards are hashed under it.");
        }
        return key;
    }

    /** Of a card's PIN: 32 bytes. */
    byte[] of(UUID giftCardId, String pin) {
        return mac("pin:" + giftCardId + ":" + pin);
    }

    /** Of what a request says of a card, so that the request can be recognised without being kept. */
    byte[] ofRequest(String number, String pin) {
        return mac("request:" + number + ":" + pin);
    }

    /** In constant time. */
    static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
