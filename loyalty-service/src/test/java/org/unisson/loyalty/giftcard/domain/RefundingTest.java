package org.unisson.loyalty.giftcard.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.domain.GiftCardEntry.Cause;
import org.unisson.loyalty.giftcard.domain.GiftCardFact.Part;
import org.unisson.loyalty.giftcard.domain.GiftCardFact.Received;
import org.unisson.loyalty.giftcard.domain.GiftCardFact.Returned;
import org.unisson.loyalty.giftcard.domain.GiftCardFact.Sold;

/** Money that goes back on gift cards, and what nobody spent in time. */
class RefundingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration YEARS = Duration.ofDays(730);
    private static final Instant EXPIRY = NOW.plus(YEARS);
    private static final Selling SELLING = new Selling(YEARS);
    private static final Refunding REFUNDING = new Refunding(YEARS);
    private static final Recipient SOMEBODY = new Recipient(Ids.next(), "3020000000018");

    private final GiftCardBooks books = new GiftCardBooks();

    @Test
    void noMoreGoesBackThanWasPaid() {
        GiftCard card = card(false);
        UUID purchase = spent(card, 30_00, NOW);

        for (int i = 0; i < 3; i++) {
            REFUNDING.returned(books, back(purchase, 15_01, card), NOW);
        }

        assertThat(card.snapshot().balance()).isEqualTo(50_00);
        assertThat(books.entries()).extracting(GiftCardEntry::minor).containsExactly(-30_00L, 15_01L, 14_99L);
        assertThat(books.made()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1000,50_00", "0,20_00", "1000,20_00"})
    void fromTheInstantOfItsExpiryOnItGoesOnANewCard(long nanosAfter, String balance) {
        GiftCard card = card(false);
        UUID purchase = spent(card, 30_00, NOW);
        Instant then = EXPIRY.plusNanos(nanosAfter);

        REFUNDING.returned(books, back(purchase, 30_00, card), then);

        long left = Long.parseLong(balance.replace("_", ""));
        assertThat(card.snapshot().balance()).isEqualTo(left);
        assertThat(books.made())
                .extracting(RefundCard::amount)
                .isEqualTo(left == 50_00 ? List.of() : List.of(eur(30_00)));
    }

    @Test
    void aNewCardIsGoodForItsOwnTime() {
        GiftCard card = card(true);
        UUID purchase = spent(card, 30_00, NOW);
        Returned back = back(purchase, 29_99, card);

        REFUNDING.returned(books, back, NOW);

        RefundCard made = books.made().getFirst();
        assertThat(made.refundId()).isEqualTo(back.returnId());
        assertThat(made.recipient()).isEqualTo(SOMEBODY);
        GiftCard fresh = books.card(made.giftCardId()).orElseThrow();
        assertThat(fresh.snapshot().balance()).isEqualTo(29_99);
        assertThat(fresh.isGood(EXPIRY.minusNanos(1_000))).isTrue();
        assertThat(fresh.isGood(EXPIRY)).isFalse();
    }

    @Test
    void whatSeveralLockedCardsPaidGoesOnOneNewCardAndNoCentIsLost() {
        GiftCard one = card(true);
        GiftCard other = card(true);
        UUID purchase = Ids.next();
        sell(purchase, NOW, part(one, 10_01), part(other, 5_02));

        REFUNDING.returned(
                books,
                new Returned(Ids.next(), purchase, List.of(part(one, 10_01), part(other, 9_00)), SOMEBODY, NOW),
                NOW);

        assertThat(books.made()).extracting(RefundCard::amount).containsExactly(eur(15_03));
    }

    @Test
    void goodsWithoutAReceiptMakeACardOnce() {
        Received goods = new Received(Ids.next(), null, eur(7_50), SOMEBODY, NOW);

        REFUNDING.received(books, goods, NOW);
        REFUNDING.received(books, goods, NOW);

        assertThat(books.made()).extracting(RefundCard::amount).containsExactly(eur(7_50));
        assertThat(books.entries()).extracting(GiftCardEntry::cause).containsExactly(Cause.REFUNDED);
    }

    @Test
    void theCardThatTheTillNamesGetsIt() {
        GiftCard fresh = GiftCard.made(Ids.next(), "EUR");
        books.enter(fresh);

        REFUNDING.received(books, new Received(Ids.next(), fresh.id().toString(), eur(7_50), SOMEBODY, NOW), NOW);

        assertThat(fresh.isGood(NOW)).isTrue();
        assertThat(fresh.available()).isEqualTo(eur(7_50));
        assertThat(books.made()).isEmpty();
    }

    @Test
    void aCardThatTakesNothingIsPassedOver() {
        GiftCard card = card(false);

        REFUNDING.received(books, new Received(Ids.next(), card.id().toString(), eur(7_50), SOMEBODY, EXPIRY), EXPIRY);

        assertThat(card.snapshot().balance()).isEqualTo(50_00);
        assertThat(books.made()).hasSize(1);
    }

    @Test
    void whatIsLeftExpiresAtTheInstantAndOnce() {
        GiftCard card = card(false);

        books.expire(EXPIRY.minusNanos(1_000));
        assertThat(books.entries()).isEmpty();
        books.expire(EXPIRY);
        books.expire(EXPIRY.plusSeconds(1));

        assertThat(books.entries()).extracting(GiftCardEntry::minor).containsExactly(-50_00L);
        assertThat(books.entries().getFirst().source().occurredAt()).isEqualTo(EXPIRY);
        assertThat(card.snapshot().balance()).isZero();
    }

    @Test
    void whatAnOrderHasIsDecidedFirst() {
        GiftCard card = card(false);
        card.setAside(eur(1));

        books.expire(EXPIRY);
        assertThat(books.entries()).isEmpty();
        card.free(eur(1));
        books.expire(EXPIRY);

        assertThat(card.snapshot().balance()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1000,0,20_00", "0,-3000,50_00"})
    void whatATillSpentInTimeHasNotExpired(long nanosAfter, long balance, String lapsed) {
        GiftCard card = card(false);
        books.expire(EXPIRY);

        spent(card, 30_00, EXPIRY.plusNanos(nanosAfter));

        assertThat(card.snapshot().balance()).isEqualTo(balance);
        assertThat(card.snapshot().lapsed()).isEqualTo(Long.parseLong(lapsed.replace("_", "")));
        assertThat(books.entries().stream().mapToLong(GiftCardEntry::minor).sum())
                .isEqualTo(balance - 50_00);
    }

    @Test
    void aTillThatTookTooMuchGetsNoMoreBackThanHadExpired() {
        GiftCard card = card(false);
        books.expire(EXPIRY);

        spent(card, 60_00, NOW);

        assertThat(card.snapshot().balance()).isEqualTo(-10_00);
        assertThat(card.snapshot().lapsed()).isZero();
    }

    @Test
    void whatNobodyHasTakenIsLetGoAndLetGoAgain() {
        GiftCard card = card(false);
        card.setAside(eur(30_00));
        Authorisation open = new Authorisation(
                Ids.next(), card.id(), eur(30_00), Authorisation.State.OPEN, null, NOW.plusSeconds(900));
        books.enter(open);

        assertThat(LettingGo.of(books, open.id())).isEqualTo(LettingGo.FREE);
        assertThat(LettingGo.of(books, open.id())).isEqualTo(LettingGo.FREE);

        assertThat(card.available()).isEqualTo(eur(50_00));
        assertThat(LettingGo.of(books, Ids.next())).isEqualTo(LettingGo.UNKNOWN);
    }

    private GiftCard card(boolean locked) {
        GiftCard card = new GiftCard(
                new GiftCard.Snapshot(Ids.next(), "EUR", GiftCard.Status.ACTIVE, 50_00, 0, NOW, EXPIRY, locked, 0));
        books.enter(card);
        return card;
    }

    private UUID spent(GiftCard card, long minor, Instant at) {
        UUID purchase = Ids.next();
        sell(purchase, at, part(card, minor));
        return purchase;
    }

    private void sell(UUID purchase, Instant at, Part... tenders) {
        SELLING.sold(
                books, new Sold(purchase, null, List.of(), Stream.of(tenders).toList(), at), at);
    }

    private static Returned back(UUID purchase, long minor, GiftCard card) {
        return new Returned(Ids.next(), purchase, List.of(part(card, minor)), SOMEBODY, NOW);
    }

    private static Part part(GiftCard card, long minor) {
        return new Part(card.id().toString(), eur(minor));
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }
}
