package org.unisson.loyalty.giftcard.application;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/** PINs as they are kept: a million of them are soon tried, so the hash takes a key that the database has not. */
@Singleton
class PinHash {

    private static final Logger LOG = Logger.getLogger(PinHash.class);
    private static final String PUBLIC_KEY = "for local use only";

    private final byte[] key;

    PinHash(GiftCardConfig config) {
        if (config.pinKey().equals(PUBLIC_KEY)) {
            LOG.warn("PINs of gift cards are hashed under a key that everybody knows: set UNISSON_GIFT_CARD_PIN_KEY");
        }
        this.key = config.pinKey().getBytes(StandardCharsets.UTF_8);
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
