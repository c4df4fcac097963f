package org.unisson.order.payment.application;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.order.payment.domain.CardToken;

/**
 * A card payment provider. Every call carries our own reference: the same call again has no second effect. A call may
 * fail, or answer too late, without anybody knowing whether it had its effect: {@link #outcome} tells. Never called
 * inside a database transaction.
 */
public interface PaymentGateway {

    /**
     * Asks the card to pay; nothing is charged before {@link #capture}.
     *
     * @param reference ours; one per payment
     * @param orderId shown to the customer
     * @param token stands for the card; made by the gateway in the customer's browser
     */
    Uni<Outcome> authorise(UUID reference, UUID orderId, Money amount, CardToken token);

    /** What became of an authorisation. */
    Uni<Outcome> outcome(UUID reference);

    /** Charges what was authorised, in whole. */
    Uni<Void> capture(UUID reference, Money amount);

    /**
     * Sees to it that the reference never carries a charge: voids what is approved, and refuses for ever what has not
     * arrived.
     *
     * @return true when that is certain; false while the authorisation is undecided: ask again
     */
    Uni<Boolean> cancel(UUID reference);

    /**
     * Gives back part or whole of what was captured. Asked again, it answers the same. A call that fails, or is not
     * answered in time, is no refusal.
     *
     * @param refundId ours; one per refund
     */
    Uni<Refund> refund(UUID reference, UUID refundId, Money amount);

    /** What the gateway says to a refund. */
    sealed interface Refund {

        /** The card has it, or will. */
        record Given() implements Refund {}

        /** It will never be given to that card. @param reason in the gateway's words */
        record Refused(String reason) implements Refund {}
    }

    /** What became of an authorisation. */
    sealed interface Outcome {

        /** The card will pay. @param charge the gateway's name of it */
        record Approved(String charge) implements Outcome {}

        record Declined() implements Outcome {}

        /**
         * The customer's bank wants to see the customer (3-D Secure); what comes of it is told by a notification, and
         * known to {@link PaymentGateway#outcome}.
         *
         * @param url where the customer is to go
         */
        record ChallengeRequired(String url) implements Outcome {}

        /** Still undecided. */
        record Pending() implements Outcome {}

        /** The gateway has never heard of the reference. */
        record Unknown() implements Outcome {}
    }
}
