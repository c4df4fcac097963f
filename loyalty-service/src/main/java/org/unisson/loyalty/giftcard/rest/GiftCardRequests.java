package org.unisson.loyalty.giftcard.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.application.Credentials;

/** What clients send about gift cards, and are answered. */
final class GiftCardRequests {

    private static final String NUMBER = "[0-9]{16,19}";
    private static final String PIN = "[0-9]{4,8}";
    private static final long LEAST = 1_00;
    private static final long MOST = 500_00;

    private GiftCardRequests() {}

    /** A card to be made. @param store GLN of the store that sells it; an associate's own */
    record NewGiftCard(@NotNull Money amount, Gln store) {

        void requireAmount() {
            if (amount.minor() < LEAST || amount.minor() > MOST) {
                throw Problem.unprocessable("wrong-amount", "/amount/minor", "from " + LEAST + " to " + MOST)
                        .asException();
            }
        }
    }

    /** What opens a card. */
    record Enquiry(
            @NotNull @Pattern(regexp = NUMBER) String number,
            @NotNull @Pattern(regexp = PIN) String pin) {

        Credentials credentials() {
            return new Credentials(number, pin);
        }

        /** Without number and PIN. */
        @Override
        public String toString() {
            return "enquiry of a gift card";
        }
    }

    /** An amount to be set aside, and what opens the card. */
    record NewAuthorisation(
            @NotNull @Pattern(regexp = NUMBER) String number,
            @NotNull @Pattern(regexp = PIN) String pin,
            @NotNull Money amount) {

        Credentials credentials() {
            return new Credentials(number, pin);
        }

        void requirePositive() {
            if (amount.isNegative() || amount.isZero()) {
                throw Problem.invalid("/amount/minor", "more than 0").asException();
            }
        }

        /** Without number and PIN. */
        @Override
        public String toString() {
            return "authorisation of " + amount;
        }
    }

    /** The request as it is recognised again. */
    record Recognised(byte[] card, Money amount) {}

    /** That the holder has shown who they are. */
    record Unlocking() {}

    /**
     * A card that was made.
     *
     * @param number told once, as the pin
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Made(UUID giftCardId, String status, Money amount, String number, String pin) {

        /** Without number and PIN. */
        @Override
        public String toString() {
            return "gift card " + giftCardId;
        }
    }

    /** An amount that is set aside. @param endsAt from then on it is free again */
    record Authorised(UUID authorisationId, UUID giftCardId, Money amount, Instant endsAt) {}
}
