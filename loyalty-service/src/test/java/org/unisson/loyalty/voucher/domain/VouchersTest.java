package org.unisson.loyalty.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.account.domain.Parted;
import org.unisson.loyalty.voucher.domain.Voucher.State;

/** A voucher pays once and whole, whatever is asked of it and in whatever order it is told. */
class VouchersTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final Instant END = NOON.plus(Duration.ofDays(30));

    private final UUID ada = Ids.next();
    private final UUID bea = Ids.next();
    private final UUID order = Ids.next();
    private final UUID purchase = Ids.next();
    private final VoucherBooks books = new VoucherBooks();
    private Voucher voucher;

    @BeforeEach
    void adaHasOne() {
        voucher = issued(ada, 0);
        books.enter(voucher);
    }

    @Test
    void whoOrdersKeepsIt() {
        assertThat(offered(order, ada, 10_00).refusal()).isNull();
        assertThat(offered(Ids.next(), ada, 10_00).refusal()).isEqualTo(Refusal.LOCKED);

        Keeping.cancel(books, new VoucherFact.Cancelled(order, NOON), NOON);
        Keeping.cancel(books, new VoucherFact.Cancelled(order, NOON), NOON);

        assertThat(offered(Ids.next(), ada, 10_00).refusal()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {9_99, 10_01})
    void itPaysWhole(long cents) {
        assertThat(offered(order, ada, cents).refusal()).isEqualTo(Refusal.WRONG_AMOUNT);
        assertThat(state()).isEqualTo(State.ISSUED);
    }

    @Test
    void itIsOfItsPersonAlone() {
        assertThat(offered(order, bea, 10_00).refusal()).isEqualTo(Refusal.NOT_THEIRS);
        assertThat(offered(Ids.next(), null, 10_00).refusal()).isEqualTo(Refusal.NOT_THEIRS);
        books.enterPerson(ada, ada);
        books.enterPerson(bea, ada);
        assertThat(offered(Ids.next(), bea, 10_00).refusal()).isNull();
    }

    @Test
    void theOrderKeepsAllOrNone() {
        Voucher second = issued(ada, 50_01);
        books.enter(second);
        VoucherFact.Offered both = new VoucherFact.Offered(
                order,
                ada,
                List.of(new VoucherPart(voucher.id(), eur(10_00)), new VoucherPart(second.id(), eur(10_00))),
                eur(50_00),
                false,
                NOON);

        VoucherOrder decision = Keeping.decide(books, both, NOON).orElseThrow();

        assertThat(decision.refusal()).isEqualTo(Refusal.BELOW_MINIMUM);
        assertThat(decision.voucherId()).isEqualTo(second.id());
        assertThat(state()).isEqualTo(State.ISSUED);
        assertThat(books.changes()).isEmpty();
    }

    @Test
    void anOrderThatLacksTheRestKeepsNone() {
        VoucherFact.Offered offer = offer(order, ada, 10_00, true);
        assertThat(Keeping.decide(books, offer, NOON).orElseThrow().eventId()).isNull();

        Keeping.letGo(books, offer, NOON);

        assertThat(state()).isEqualTo(State.ISSUED);
        assertThat(Keeping.decide(books, offer, NOON)).isEmpty();
    }

    @Test
    void itEndsAtTheInstantAndNotBefore() {
        assertThat(voucher.due(END.minusNanos(1_000))).isEmpty();
        assertThat(voucher.refusal(eur(10_00), null, END.minusNanos(1_000))).isEmpty();
        assertThat(voucher.refusal(eur(10_00), null, END)).contains(Refusal.EXPIRED);
        assertThat(voucher.due(END)).isPresent();
        assertThat(voucher.due(END)).isEmpty();
    }

    @Test
    void whatAnOrderKeepsDoesNotEndBeforeTheOrder() {
        offered(order, ada, 10_00);
        assertThat(voucher.due(END)).isEmpty();

        Keeping.cancel(books, new VoucherFact.Cancelled(order, END), END);

        assertThat(state()).isEqualTo(State.EXPIRED);
    }

    @Test
    void ofTwoTillsOneKeepsItUntilItsTimeIsOver() {
        voucher.lock(Lock.ofTill(Ids.next(), NOON.plusSeconds(900)), NOON, NOON);

        assertThat(voucher.standing(NOON.plusSeconds(899))).isEqualTo(State.LOCKED);
        assertThatThrownBy(() -> voucher.lock(Lock.ofOrder(order), NOON, NOON))
                .isInstanceOf(IllegalStateException.class);
        assertThat(voucher.standing(NOON.plusSeconds(900))).isEqualTo(State.ISSUED);
        assertThat(voucher.due(NOON.plusSeconds(900))).isPresent();
    }

    @Test
    void aSaleRedeemsItOnceAndWhatComesBackPaysAgain() {
        offered(order, ada, 10_00);
        VoucherFact.Sold sale = sold(purchase, order, 10_00);
        Redeeming.sold(books, sale, NOON);
        Redeeming.sold(books, sale, NOON);
        assertThat(state()).isEqualTo(State.REDEEMED);
        assertThat(left()).isZero();

        Redeeming.returned(books, returned(purchase, 3_33), NOON);
        assertThat(state()).isEqualTo(State.ISSUED);
        Redeeming.returned(books, returned(purchase, 99_99), NOON);

        assertThat(left()).isEqualTo(10_00);
    }

    @Test
    void tillsThatWereCutOffMayTakeItTwice() {
        Redeeming.sold(books, sold(purchase, null, 10_00), NOON);
        Redeeming.sold(books, sold(Ids.next(), null, 10_00), NOON);
        assertThat(left()).isEqualTo(-10_00);
        assertThat(voucher.worth()).isEqualTo(eur(0));

        Redeeming.returned(books, returned(purchase, 10_00), NOON);

        assertThat(left()).isZero();
        assertThat(state()).isEqualTo(State.REDEEMED);
    }

    @Test
    void boughtWithoutItItIsWithdrawn() {
        books.enterOfferFor(purchase, voucher.id());

        Redeeming.sold(books, sold(purchase, null), NOON);

        assertThat(voucher.refusal(eur(10_00), null, NOON)).contains(Refusal.WITHDRAWN);
        assertThat(last().withdrawal()).isEqualTo(new Withdrawal(Withdrawal.BOUGHT, purchase));
    }

    @Test
    void boughtWithItItIsRedeemed() {
        books.enterOfferFor(purchase, voucher.id());

        Redeeming.sold(books, sold(purchase, null, 10_00), NOON);

        assertThat(state()).isEqualTo(State.REDEEMED);
        assertThat(last().withdrawal()).isNull();
    }

    @Test
    void whatAnOrderKeepsIsWithdrawnWhenTheOrderIsNone() {
        offered(order, ada, 10_00);
        books.enterOfferFor(purchase, voucher.id());
        Redeeming.sold(books, sold(purchase, null), NOON);
        assertThat(state()).isEqualTo(State.LOCKED);

        Keeping.cancel(books, new VoucherFact.Cancelled(order, NOON), NOON);

        assertThat(state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void whoPartsHasBackWhatTheOtherHasSpentOnce() {
        redeemedByBea();

        Redeeming.parted(books, parted(bea), NOON);
        Redeeming.parted(books, parted(ada), NOON);

        assertThat(left()).isEqualTo(10_00);
        assertThat(books.changes())
                .filteredOn(change -> change.cause() == Change.Cause.PARTED)
                .hasSize(1);
        // What comes back of that sale is the programme's.
        Redeeming.returned(books, returned(purchase, 10_00), NOON);
        assertThat(left()).isEqualTo(10_00);
    }

    @Test
    void whatHadComeBackBeforeTheyPartIsNotGivenTwice() {
        redeemedByBea();
        Redeeming.returned(books, returned(purchase, 4_00), NOON);

        Redeeming.parted(books, parted(bea), NOON);

        assertThat(left()).isEqualTo(10_00);
    }

    @Test
    void whatWasKeptWhenTheyPartedComesBackWhenItIsSold() {
        books.enterPerson(bea, ada);
        offered(order, bea, 10_00);
        books.enterPerson(bea, bea);
        books.enterBuyer(purchase, bea);

        Redeeming.sold(books, sold(purchase, order, 10_00), NOON);

        assertThat(left()).isEqualTo(10_00);
        assertThat(state()).isEqualTo(State.ISSUED);
    }

    @ParameterizedTest
    @CsvSource({"ISSUED,true", "LOCKED,true", "REDEEMED,false", "EXPIRED,false", "WITHDRAWN,false"})
    void onlyWhatCanStillPayIsTakenBack(State state, boolean possible) {
        switch (state) {
            case ISSUED -> {}
            case LOCKED -> offered(order, ada, 10_00);
            case REDEEMED -> Redeeming.sold(books, sold(purchase, null, 10_00), NOON);
            case EXPIRED -> voucher.due(END);
            case WITHDRAWN -> voucher.withdraw(new Withdrawal("by mistake", null), NOON, NOON);
        }

        assertThat(voucher.withdraw(new Withdrawal("misused", null), NOON, NOON).isPresent())
                .isEqualTo(possible);
    }

    private void redeemedByBea() {
        books.enterPerson(bea, ada);
        offered(order, bea, 10_00);
        books.enterBuyer(purchase, bea);
        Redeeming.sold(books, sold(purchase, order, 10_00), NOON);
        books.enterPerson(bea, bea);
    }

    private Parted parted(UUID who) {
        return new Parted(who, Set.of(who), Ids.next(), 2, NOON);
    }

    private VoucherOrder offered(UUID orderId, UUID customer, long cents) {
        return Keeping.decide(books, offer(orderId, customer, cents, false), NOON)
                .orElseThrow();
    }

    private VoucherFact.Offered offer(UUID orderId, UUID customer, long cents, boolean withOthers) {
        return new VoucherFact.Offered(
                orderId, customer, List.of(new VoucherPart(voucher.id(), eur(cents))), eur(50_00), withOthers, NOON);
    }

    private VoucherFact.Sold sold(UUID purchaseId, UUID orderId, long... cents) {
        List<VoucherPart> parts = cents.length == 0 ? List.of() : List.of(new VoucherPart(voucher.id(), eur(cents[0])));
        return new VoucherFact.Sold(purchaseId, orderId, null, null, parts, Set.of("SHIRT"), NOON);
    }

    private VoucherFact.Returned returned(UUID purchaseId, long cents) {
        return new VoucherFact.Returned(
                Ids.next(), purchaseId, List.of(new VoucherPart(voucher.id(), eur(cents))), NOON);
    }

    private State state() {
        return last().state();
    }

    private long left() {
        return last().left();
    }

    private Voucher.Snapshot last() {
        return books.changes().isEmpty()
                ? new Voucher.Snapshot(voucher.id(), ada, null, null, null, null, State.ISSUED, 10_00, null, null, 1)
                : books.changes().getLast().after();
    }

    private static Voucher issued(UUID customer, long minimum) {
        VoucherTerms terms = new VoucherTerms(eur(10_00), minimum, END, "SHIRT", "welcome");
        return new Voucher(
                Voucher.issued(customer, null, terms, "merchandiser", NOON).after());
    }

    private static Money eur(long cents) {
        return new Money(cents, "EUR");
    }
}
