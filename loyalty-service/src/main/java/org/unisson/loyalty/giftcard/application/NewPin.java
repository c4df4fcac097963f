package org.unisson.loyalty.giftcard.application;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.UUID;
import org.unisson.loyalty.giftcard.domain.CardNumber;

/** Numbers and PINs that nobody can guess. */
@Singleton
class NewPin {

    private static final int PINS = 1_000_000;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final PinHash hash;

    NewPin(PinHash hash) {
        this.hash = hash;
    }

    /** A PIN, and how it is kept. It does not show itself. */
    record Made(String pin, byte[] hash) {

        @Override
        public String toString() {
            return "a PIN";
        }
    }

    Made next(UUID giftCardId) {
        String pin = String.format("%06d", random.nextInt(PINS));
        return new Made(pin, hash.of(giftCardId, pin));
    }

    /** Of a card that nobody may open yet: no PIN fits. */
    byte[] none() {
        byte[] bytes = new byte[HASH_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    String number() {
        return CardNumber.next(random);
    }
}
