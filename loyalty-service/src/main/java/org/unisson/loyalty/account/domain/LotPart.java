package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What a hold has taken of one lot.
 *
 * @param accountId to which it goes back: that of the lot, or that of whoever has paid for it since
 * @param expiresAt of the lot; null: never
 * @param points set aside of it
 * @param givenBack of those after they were spent
 * @param borne of those not given back: what the programme has borne for whoever spent them
 * @param parted whether its owner is not the person that the hold is of any more
 */
public record LotPart(
        UUID lotId, UUID accountId, Instant expiresAt, long points, long givenBack, long borne, boolean parted) {

    /** Just set aside. */
    static LotPart taken(Lot lot, long points) {
        return new LotPart(lot.id(), lot.accountId(), lot.life().expiresAt(), points, 0, 0, false);
    }

    /** What the programme has borne comes back to it first. */
    LotPart givingBack(long more) {
        return new LotPart(lotId, accountId, expiresAt, points, givenBack + more, borne - recovered(more), parted);
    }

    /** How much of what comes back is the programme's. */
    long recovered(long back) {
        return Math.min(back, borne);
    }

    LotPart parting() {
        return new LotPart(lotId, accountId, expiresAt, points, givenBack, borne, true);
    }

    /** Its owner has it back from that account, and from the programme as far as it could not pay. */
    LotPart paidBy(UUID account, long byProgramme) {
        return new LotPart(lotId, account, expiresAt, points, givenBack, byProgramme, false);
    }

    long left() {
        return points - givenBack;
    }

    /**
     * Points that go back where they came from.
     *
     * @param accountId null: that of whoever bought
     * @param lotId null: it is not known from which lot they came
     */
    record Given(UUID accountId, UUID lotId, Instant expiresAt, long points) {

        static Given fromUnknown(long points) {
            return new Given(null, null, null, points);
        }
    }
}
