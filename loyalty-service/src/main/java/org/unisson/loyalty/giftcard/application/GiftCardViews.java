package org.unisson.loyalty.giftcard.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/** Questions about gift cards. */
public interface GiftCardViews {

    /**
     * A gift card.
     *
     * @param lastFour digits of its number
     * @param status INACTIVE until it is sold, then ACTIVE
     * @param locked whether its PIN was tried wrongly too often
     * @param balance less than nothing where a till that was cut off took too much
     * @param setAside of the balance, for orders and tills
     * @param available what can be spent now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GiftCardView(
            UUID giftCardId,
            String lastFour,
            String status,
            boolean locked,
            Money balance,
            Money setAside,
            Money available,
            Instant activatedAt,
            Instant expiresAt,
            List<EntryView> entries) {}

    /** An entry of its ledger. @param amount added, or taken where it is negative @param balance after it */
    record EntryView(UUID entryId, String cause, Money amount, Money balance, UUID sourceId, Instant occurredAt) {}

    /**
     * The ledger of a currency in figures, all in minor units: outstanding = issued − spent + refunded − expired.
     *
     * @param expired booked as what nobody spent in time
     * @param setAside of what is outstanding
     * @param overdrawn what tills took beyond what cards held; zero or more
     * @param unknown paid by tenders that name no gift card
     */
    record Summary(
            String currency,
            long cards,
            long issued,
            long spent,
            long refunded,
            long expired,
            long outstanding,
            long setAside,
            long overdrawn,
            long unknown) {}

    /** With its newest entries. @param entries how many, at most; 0: leave them out */
    Uni<Optional<GiftCardView>> one(UUID giftCardId, int entries);

    Uni<List<Summary>> summary();
}
