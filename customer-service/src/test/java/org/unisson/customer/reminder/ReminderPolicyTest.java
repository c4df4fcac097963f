package org.unisson.customer.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.customer.reminder.domain.Reason.CART_CLOSED;
import static org.unisson.customer.reminder.domain.Reason.CONSENT_MISSING;
import static org.unisson.customer.reminder.domain.Reason.CONSIGNMENT_FEED_STALE;
import static org.unisson.customer.reminder.domain.Reason.DELIVERY_LATE;
import static org.unisson.customer.reminder.domain.Reason.DUE;
import static org.unisson.customer.reminder.domain.Reason.PURCHASED_ELSEWHERE;
import static org.unisson.customer.reminder.domain.Reason.PURCHASE_FEED_STALE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.customer.reminder.domain.AbandonedCart;
import org.unisson.customer.reminder.domain.EarlierPurchase;
import org.unisson.customer.reminder.domain.Facts;
import org.unisson.customer.reminder.domain.Feeds;
import org.unisson.customer.reminder.domain.Finding.Verdict;
import org.unisson.customer.reminder.domain.LateDelivery;
import org.unisson.customer.reminder.domain.Reason;
import org.unisson.customer.reminder.domain.ReminderPolicy;

class ReminderPolicyTest {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Instant TOUCHED = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant DUE_AT = Instant.parse("2026-03-02T11:00:00Z");
    private static final Instant WAITED_OUT = DUE_AT.plus(BOUND);
    private static final EarlierPurchase PURCHASE =
            new EarlierPurchase("0195", "store-lille", Instant.parse("2026-03-02T10:40:00Z"));

    private static final LateDelivery LATE =
            new LateDelivery(UUID.randomUUID(), UUID.randomUUID(), Instant.parse("2026-03-01T18:00:00Z"));

    private final ReminderPolicy policy = new ReminderPolicy(BOUND);

    @Test
    void goesOutWhenNothingSpeaksAgainstIt() {
        assertThat(reason(facts(true, DUE_AT, null, false), DUE_AT)).contains(DUE);
    }

    @Test
    void needsConsentBeforeAnythingElse() {
        assertThat(reason(facts(false, null, PURCHASE, true), DUE_AT)).contains(CONSENT_MISSING);
    }

    @Test
    void waitsForTheFeedToReachTheDueTime() {
        Instant justBefore = DUE_AT.minusMillis(1);
        assertThat(reason(facts(true, justBefore, null, false), DUE_AT)).isEmpty();
        assertThat(reason(facts(true, justBefore, null, false), WAITED_OUT.minusMillis(1)))
                .isEmpty();
    }

    @Test
    void aWatermarkExactlyAtTheDueTimeIsEnough() {
        assertThat(reason(facts(true, DUE_AT, PURCHASE, false), DUE_AT)).contains(PURCHASED_ELSEWHERE);
    }

    @Test
    void waitsNoLongerThanTheBound() {
        assertThat(reason(facts(true, DUE_AT.minusMillis(1), null, false), WAITED_OUT))
                .contains(DUE);
    }

    @Test
    void aFeedExactlyAsStaleAsTheBoundStillCounts() {
        assertThat(reason(facts(true, DUE_AT.minus(BOUND), null, false), WAITED_OUT))
                .contains(DUE);
    }

    @Test
    void oneMillisecondMoreAndItFailsClosed() {
        Instant stale = DUE_AT.minus(BOUND).minusMillis(1);
        assertThat(reason(facts(true, stale, PURCHASE, true), WAITED_OUT)).contains(PURCHASE_FEED_STALE);
    }

    @Test
    void aFeedThatNeverSpokeFailsClosed() {
        assertThat(reason(facts(true, null, null, false), WAITED_OUT.minusMillis(1)))
                .isEmpty();
        assertThat(reason(facts(true, null, null, false), WAITED_OUT)).contains(PURCHASE_FEED_STALE);
    }

    @Test
    void aPurchaseIsNamedAsEvidence() {
        Verdict verdict =
                policy.decide(facts(true, DUE_AT, PURCHASE, true), DUE_AT).orElseThrow();
        assertThat(verdict.reason()).isEqualTo(PURCHASED_ELSEWHERE);
        assertThat(verdict.evidence()).contains("0195");
        assertThat(verdict.explanation()).contains("store-lille", "10:40:00", "10:00:00");
    }

    @Test
    void aClosedCartIsLeftAlone() {
        assertThat(reason(facts(true, DUE_AT, null, true), DUE_AT)).contains(CART_CLOSED);
    }

    @Test
    void aCartThatRestedOnceMoreIsJudgedByItsLastRest() {
        Facts facts = facts(true, DUE_AT, null, false);
        Facts again =
                new Facts(facts.cart(), true, facts.feeds(), facts.purchase(), facts.closedBy(), true, facts.late());
        assertThat(reason(again, DUE_AT)).contains(CART_CLOSED);
    }

    @Test
    void whoWaitsForALateDeliveryIsLeftInPeace() {
        Verdict verdict = policy.decide(deliveries(DUE_AT, LATE), DUE_AT).orElseThrow();
        assertThat(verdict.reason()).isEqualTo(DELIVERY_LATE);
        assertThat(verdict.evidence()).contains(LATE.consignmentId().toString());
        assertThat(verdict.explanation()).contains(LATE.orderId().toString(), "2026-03-01T18:00:00Z");
    }

    @Test
    void waitsForDeliveriesToBeKnownAsForPurchases() {
        Facts facts = deliveries(DUE_AT.minusMillis(1), null);
        assertThat(reason(facts, WAITED_OUT.minusMillis(1))).isEmpty();
        assertThat(reason(facts, WAITED_OUT)).contains(DUE);
    }

    @Test
    void deliveriesExactlyAsStaleAsTheBoundStillCount() {
        assertThat(reason(deliveries(DUE_AT.minus(BOUND), null), WAITED_OUT)).contains(DUE);
        assertThat(reason(deliveries(DUE_AT.minus(BOUND), LATE), WAITED_OUT)).contains(DELIVERY_LATE);
    }

    @Test
    void oneMillisecondMoreOrNoWordOfDeliveriesAndItFailsClosed() {
        Instant stale = DUE_AT.minus(BOUND).minusMillis(1);
        assertThat(reason(deliveries(stale, null), WAITED_OUT)).contains(CONSIGNMENT_FEED_STALE);
        assertThat(reason(deliveries(null, LATE), WAITED_OUT)).contains(CONSIGNMENT_FEED_STALE);
    }

    private static Facts deliveries(Instant asOf, LateDelivery late) {
        Facts facts = facts(true, DUE_AT, null, false);
        Feeds feeds = new Feeds(Optional.of(DUE_AT), Optional.of(DUE_AT), Optional.ofNullable(asOf));
        return new Facts(
                facts.cart(), true, feeds, Optional.empty(), Optional.empty(), false, Optional.ofNullable(late));
    }

    private Optional<Reason> reason(Facts facts, Instant now) {
        return policy.decide(facts, now).map(Verdict::reason);
    }

    private static Facts facts(boolean consent, Instant asOf, EarlierPurchase purchase, boolean closed) {
        AbandonedCart cart = new AbandonedCart(
                UUID.randomUUID(), UUID.randomUUID(), 1, UUID.randomUUID(), List.of("S1"), TOUCHED, DUE_AT, DUE_AT);
        return new Facts(
                cart,
                consent,
                new Feeds(Optional.ofNullable(asOf), Optional.ofNullable(asOf), Optional.of(DUE_AT)),
                Optional.ofNullable(purchase),
                closed ? Optional.of(UUID.randomUUID()) : Optional.empty(),
                false,
                Optional.empty());
    }
}
