package org.unisson.loyalty.giftcard.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.domain.GiftCardFact.Offered;
import org.unisson.loyalty.giftcard.domain.GiftCardFact.Part;
import org.unisson.loyalty.giftcard.domain.GiftCardFact.Sold;
import org.unisson.loyalty.giftcard.domain.GiftCardOrder.Refusal;

/** What orders and tills do to gift cards. */
class OfferingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant END = NOW.plusSeconds(900);
    private static final Selling SELLING = new Selling(Duration.ofDays(730));

    private final GiftCardBooks books = new GiftCardBooks();
    private final GiftCard card = new GiftCard(new GiftCard.Snapshot(
            Ids.next(), "EUR", GiftCard.Status.ACTIVE, 50_00, 0, NOW, NOW.plus(Duration.ofDays(730)), false, 0));

    OfferingTest() {
        books.enter(card);
    }

    @ParameterizedTest
    @CsvSource({"-1000,", "0,AUTHORISATION_ENDED", "1000,AUTHORISATION_ENDED"})
    void anAuthorisationEndsAtItsInstant(long nanosAfterTheEnd, Refusal expected) {
        Authorisation open = setAside(30_00);

        Offering.Decision decision = Offering.decide(books, offer(open, 30_00), END.plusNanos(nanosAfterTheEnd))
                .orElseThrow();

        assertThat(decision.order().refusal()).isEqualTo(expected);
        assertThat(decision.bound()).hasSize(expected == null ? 1 : 0);
    }

    @Test
    void itIsOneOrders() {
        Authorisation open = setAside(30_00);

        Offering.Decision first =
                Offering.decide(books, offer(open, 30_00), NOW).orElseThrow();
        Offering.Decision second =
                Offering.decide(books, offer(open, 30_00), NOW).orElseThrow();

        assertThat(first.order().refusal()).isNull();
        assertThat(second.order().refusal()).isEqualTo(Refusal.AUTHORISATION_USED);
    }

    @Test
    void whatAnOrderDoesNotTakeIsFreeAgain() {
        Authorisation open = setAside(30_00);

        Offering.decide(books, offer(open, 29_99), NOW).orElseThrow();

        assertThat(card.available()).isEqualTo(euros(20_01));
    }

    @Test
    void anOrderTakesNoCentMore() {
        Authorisation open = setAside(30_00);

        Offering.Decision decision =
                Offering.decide(books, offer(open, 30_01), NOW).orElseThrow();

        assertThat(decision.order().refusal()).isEqualTo(Refusal.AMOUNT_TOO_LARGE);
        assertThat(card.available()).isEqualTo(euros(20_00));
    }

    @Test
    void ofTwoCardsItGetsBothOrNone() {
        Authorisation good = setAside(10_00);
        Authorisation ended = setAside(10_00).in(Authorisation.State.ENDED);
        books.enter(ended);
        UUID order = Ids.next();

        Offering.Decision decision = Offering.decide(
                        books, new Offered(order, List.of(part(good, 10_00), part(ended, 10_00)), false), NOW)
                .orElseThrow();

        assertThat(decision.order().refusal()).isEqualTo(Refusal.AUTHORISATION_ENDED);
        assertThat(books.changedAuthorisations()).isEmpty();
    }

    @Test
    void anOrderThatWasCancelledFirstGetsNothing() {
        Authorisation open = setAside(10_00);
        Offered offer = offer(open, 10_00);
        books.enterForestalled(offer.orderId());

        assertThat(Offering.decide(books, offer, NOW)).isEmpty();
    }

    @Test
    void aConfirmedOrderHasSpentItOnceAndACancellationAfterwardsChangesNothing() {
        Authorisation open = setAside(30_00);
        Offered offer = offer(open, 30_00);
        Offering.decide(books, offer, NOW);

        Offering.confirm(books, offer.orderId(), NOW, NOW);
        Offering.confirm(books, offer.orderId(), NOW, NOW);
        Offering.cancel(books, offer.orderId());

        assertThat(card.snapshot().balance()).isEqualTo(20_00);
        assertThat(card.snapshot().setAside()).isZero();
        assertThat(books.entries()).hasSize(1);
    }

    @Test
    void aTillThatWasCutOffTakesMoreThanThereIs() {
        Sold sale =
                new Sold(Ids.next(), null, List.of(), List.of(new Part(card.id().toString(), euros(60_00))), NOW);

        SELLING.sold(books, sale, NOW);

        assertThat(card.snapshot().balance()).isEqualTo(-10_00);
        assertThat(card.available()).isEqualTo(euros(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "T-17", "0190a000-0000-7000-8000-000000000001"})
    void aTenderThatNamesNoCardIsKept(String reference) {
        SELLING.sold(books, new Sold(Ids.next(), null, List.of(), List.of(new Part(reference, euros(5_00))), NOW), NOW);

        assertThat(books.changedSpends()).hasSize(1).allSatisfy(spend -> assertThat(spend.giftCardId())
                .isNull());
        assertThat(books.entries()).isEmpty();
    }

    @Test
    void aCardExpiresAtItsInstant() {
        Instant expiry = card.snapshot().expiresAt();

        assertThat(card.isGood(expiry.minusNanos(1_000))).isTrue();
        assertThat(card.isGood(expiry)).isFalse();
    }

    @Test
    void whateverHappensTheBalanceIsTheSumAndWhatIsSetAsideIsPromised() {
        Random random = new Random(7);
        List<Authorisation> made = new ArrayList<>();
        List<UUID> orders = new ArrayList<>();
        for (int step = 0; step < 5_000; step++) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    long minor = 1 + random.nextInt(500);
                    if (card.available().minor() >= minor) {
                        made.add(setAside(minor));
                    }
                }
                case 1 -> {
                    if (!made.isEmpty()) {
                        Authorisation one = made.get(random.nextInt(made.size()));
                        Offered offer =
                                offer(one, 1 + random.nextInt((int) one.amount().minor()));
                        orders.add(offer.orderId());
                        Offering.decide(books, offer, NOW);
                    }
                }
                case 2 -> pick(random, orders, order -> Offering.confirm(books, order, NOW, NOW));
                case 3 -> pick(random, orders, order -> Offering.cancel(books, order));
                default ->
                    SELLING.sold(
                            books,
                            new Sold(
                                    Ids.next(),
                                    null,
                                    List.of(new Part(card.id().toString(), euros(1_00))),
                                    made.isEmpty() || random.nextBoolean()
                                            ? List.of()
                                            : List.of(part(made.get(random.nextInt(made.size())), 1_00)),
                                    NOW),
                            NOW);
            }
            long entries =
                    books.entries().stream().mapToLong(GiftCardEntry::minor).sum();
            assertThat(card.snapshot().balance()).isEqualTo(50_00 + entries);
            long promised = made.stream()
                    .map(one -> books.authorisation(one.id()).orElseThrow())
                    .filter(Authorisation::isSetAside)
                    .mapToLong(one -> one.amount().minor())
                    .sum();
            assertThat(card.snapshot().setAside()).isEqualTo(promised);
        }
    }

    @Test
    void numbersHaveTheirCheckDigit() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            String number = CardNumber.next(random);
            assertThat(number).hasSize(19);
            assertThat(CardNumber.isValid(number)).isTrue();
            char wrong = number.charAt(10) == '9' ? '0' : (char) (number.charAt(10) + 1);
            assertThat(CardNumber.isValid(number.substring(0, 10) + wrong + number.substring(11)))
                    .isFalse();
        }
        assertThat(CardNumber.isValid("4539578763621486")).isTrue();
    }

    private static void pick(Random random, List<UUID> orders, java.util.function.Consumer<UUID> act) {
        if (!orders.isEmpty()) {
            act.accept(orders.get(random.nextInt(orders.size())));
        }
    }

    private Authorisation setAside(long minor) {
        card.setAside(euros(minor));
        Authorisation open =
                new Authorisation(Ids.next(), card.id(), euros(minor), Authorisation.State.OPEN, null, END);
        books.enter(open);
        return open;
    }

    private static Offered offer(Authorisation one, long minor) {
        return new Offered(Ids.next(), List.of(part(one, minor)), false);
    }

    private static Part part(Authorisation one, long minor) {
        return new Part(one.id().toString(), euros(minor));
    }

    private static Money euros(long minor) {
        return new Money(minor, "EUR");
    }
}
