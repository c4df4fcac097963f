package org.unisson.order.cart.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.cart.domain.CartShare;
import org.unisson.order.cart.domain.ShareRight;
import org.unisson.order.cart.domain.ShareToken;

/** What clients send and are told about shares of carts. */
final class CartShareRequests {

    private static final String LABEL = "[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]{1,64}";
    private static final Duration USUALLY = Duration.ofDays(7);
    private static final Duration AT_MOST = Duration.ofDays(90);

    private CartShareRequests() {}

    /** A share to be made. @param expiresAt null: in 7 days @param label for the owner's own list, or null */
    record NewShare(
            @NotNull ShareRight right,
            Instant expiresAt,

            @Pattern(regexp = LABEL, message = "must be 1 to 64 letters, digits, signs and spaces")
            String label) {

        /** When it ends. @throws org.unisson.chassis.rest.ProblemException 400 where that has passed or is too late */
        Instant endsAt(Instant now) {
            if (expiresAt == null) {
                return now.plus(USUALLY);
            }
            if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(AT_MOST))) {
                throw Problem.invalid("/expiresAt", "must be in the future, at most 90 days from now")
                        .asException();
            }
            return expiresAt;
        }
    }

    /** A share as it is shown. @param token only in the first answer to who made it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(UUID shareId, String token, ShareRight right, String label, Instant madeAt, Instant expiresAt) {

        static Shown of(CartShare share) {
            return new Shown(share.shareId(), null, share.right(), share.label(), share.madeAt(), share.expiresAt());
        }

        Shown with(ShareToken made) {
            return new Shown(shareId, made.reveal(), right, label, madeAt, expiresAt);
        }

        @Override
        public String toString() {
            return "Shown[" + shareId + ", " + right + "]";
        }
    }

    /** All shares that open a cart. */
    record ShownShares(List<Shown> shares) {}
}
