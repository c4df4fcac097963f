package org.unisson.inventory.reservation.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A claim that loses pieces, because whoever holds a piece in the store keeps it.
 *
 * @param kept pieces that are still for it
 */
public record Loss(Claim claim, long kept) {

    // The longest time to find something else is left to the latest promise; ids grow with time.
    private static final Comparator<Claim> FIRST_TO_LOSE = Comparator.<Claim, Instant>comparing(
                    claim -> claim.promisedBy().orElse(Instant.MAX), Comparator.reverseOrder())
            .thenComparing(claim -> claim.orderId().toString(), Comparator.reverseOrder())
            .thenComparing(claim -> claim.lineId().toString(), Comparator.reverseOrder());

    /** Pieces that are no longer for it. */
    public long lost() {
        return claim.pieces() - kept;
    }

    /**
     * Who loses, where that many pieces are missing: what is not picked yet, the latest promise first, then what was
     * ordered last. What orders were told before and are about to give up is counted first, so nobody loses for it
     * again.
     */
    public static List<Loss> of(long missing, List<Claim> claims) {
        long left = missing - claims.stream().mapToLong(Claim::givingUp).sum();
        List<Loss> losses = new ArrayList<>();
        for (Claim claim : claims.stream().sorted(FIRST_TO_LOSE).toList()) {
            long pieces = Math.min(left, claim.canLose());
            if (pieces > 0) {
                losses.add(new Loss(claim, claim.pieces() - claim.givingUp() - pieces));
                left -= pieces;
            }
        }
        return losses;
    }
}
