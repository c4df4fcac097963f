package org.unisson.order.ordering.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.returns.domain.Condition;
import org.unisson.order.returns.domain.PaidTender;
import org.unisson.order.returns.domain.ReturnDecision;
import org.unisson.order.returns.domain.ReturnablePurchase;
import org.unisson.order.returns.domain.Returned;
import org.unisson.order.returns.domain.SoldLine;

/** Points, gift cards, cash and a card share a total to the cent, on the way out and on the way back. */
class OrderTendersTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void tendersSumToTheTotalAndRefundsFollowTheSplitHoweverItIsSplit() {
        Random random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            long total = 1 + random.nextInt(100_00);
            long left = total;
            List<OfferedTender> gifts = new ArrayList<>();
            for (int gift = random.nextInt(6); gift > 0 && left > 0; gift--) {
                long part = 1 + random.nextInt((int) left);
                gifts.add(OfferedTender.giftCard(Ids.next(), eur(part)));
                left -= part;
            }
            long points = left == 0 ? 0 : random.nextInt((int) left + 1);
            left -= points;
            long cash = left == 0 ? 0 : random.nextInt((int) left + 1);
            Order order = sold(terms(total, points, gifts, cash), eur(points));

            List<Order.Tender> tenders = order.tenders();
            assertThat(tenders).allMatch(tender -> tender.amount().minor() > 0);
            assertThat(Money.sum(
                            "EUR", tenders.stream().map(Order.Tender::amount).toList()))
                    .isEqualTo(eur(total));

            assertReturnedToTheCent(random, total, tenders);
        }
    }

    @Test
    void giftCardsAndPointsThatPayMoreThanTheTotalAreNotTaken() {
        OrderTerms terms = new OrderTerms(
                eur(20_00),
                500,
                true,
                NOW.plusSeconds(1),
                NOW,
                List.of(OfferedTender.giftCard(Ids.next(), eur(15_01))),
                Optional.empty());
        OrderCourse course = new OrderCourse(terms, NOW);

        assertThat(course.of(terms.beginning(), new OrderMessage.PointsHeld(eur(5_00)))
                        .next())
                .isEqualTo(new OrderState.Cancelled(CancelReason.POINTS_REFUSED));
        assertThat(course.of(terms.beginning(), new OrderMessage.PointsHeld(eur(4_99)))
                        .next())
                .isEqualTo(new OrderState.AwaitingStock(eur(4_99)));
    }

    @Test
    void whatGiftCardsPayInFullNeedsNoCard() {
        OrderTerms terms = new OrderTerms(
                eur(20_00),
                0,
                false,
                NOW.plusSeconds(1),
                NOW,
                List.of(OfferedTender.giftCard(Ids.next(), eur(20_00))),
                Optional.empty());
        OrderCourse course = new OrderCourse(terms, NOW);

        assertThat(course.of(new OrderState.AwaitingPoints(), new OrderMessage.PointsHeld(eur(0))))
                .isEqualTo(new Transition(Step.CONFIRM, new OrderState.Confirmed(eur(0), null)));
    }

    private static void assertReturnedToTheCent(Random random, long total, List<Order.Tender> tenders) {
        long pieces = 1 + random.nextInt(5);
        UUID line = Ids.next();
        List<PaidTender> paid = new ArrayList<>(tenders.stream()
                .map(tender -> new PaidTender(tender.kind(), tender.amount(), eur(0), tender.reference()))
                .toList());
        for (long returned = 0; returned < pieces; returned++) {
            ReturnDecision.Granted granted = (ReturnDecision.Granted) new ReturnablePurchase(
                            List.of(new SoldLine(line, new Sku("S"), pieces, returned, eur(total), pieces, 0)),
                            paid,
                            eur(total))
                    .giveBack(List.of(new Returned(line, 1, Condition.SELLABLE)));
            for (int i = 0; i < paid.size(); i++) {
                PaidTender one = paid.get(i);
                PaidTender after = new PaidTender(
                        one.kind(),
                        one.amount(),
                        one.refunded().plus(granted.refunds().get(i)),
                        one.reference());
                assertThat(after.left().isNegative()).isFalse();
                paid.set(i, after);
            }
        }
        assertThat(paid).allMatch(tender -> tender.left().isZero());
    }

    private static OrderTerms terms(long total, long points, List<OfferedTender> gifts, long cash) {
        return new OrderTerms(
                eur(total),
                points,
                true,
                NOW,
                NOW,
                gifts,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                cash == 0 ? Optional.empty() : Optional.of(new CashTaken(eur(cash), Ids.next())));
    }

    private static Order sold(OrderTerms terms, Money points) {
        return new Order(
                Ids.next(),
                3,
                new OrderState.Confirmed(points, "charge"),
                null,
                null,
                null,
                "web",
                null,
                List.of(),
                terms,
                Ids.next(),
                null,
                NOW,
                "c");
    }

    private static Money eur(long cents) {
        return new Money(cents, "EUR");
    }
}
