package org.unisson.loyalty.giftcard.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.domain.RefundCard;

/** Where it is kept which gift cards were made for what is owed, and to whom their number and PIN were told. */
public interface RefundCards {

    /**
     * A card that was made for a refund.
     *
     * @param refundId id of the return that owes it
     * @param lastFour digits of its number
     * @param customerId whose it is, or null
     * @param location GLN where it is handed over
     * @param disclosedAt when number and PIN were told last; null: not yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RefundCardView(
            UUID refundId,
            UUID giftCardId,
            Money amount,
            String lastFour,
            UUID customerId,
            String location,
            Instant madeAt,
            Instant disclosedAt) {}

    /** Told to somebody. @param because null the first time */
    record Disclosure(UUID refundId, String toldTo, String because, Instant at) {}

    Uni<Void> add(Transaction tx, RefundCard card);

    Uni<Optional<RefundCardView>> one(Transaction tx, UUID refundId);

    /** The card's number, the card locked until the transaction ends. */
    Uni<String> lockNumber(Transaction tx, UUID giftCardId);

    /** Gives the card another PIN, and unlocks it. */
    Uni<Void> replacePin(Transaction tx, UUID giftCardId, byte[] pinHash);

    Uni<Void> disclosed(Transaction tx, Disclosure disclosure);
}
