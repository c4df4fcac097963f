package org.unisson.order.sales.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.purchase.domain.HandOver;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseKind;
import org.unisson.order.purchase.domain.PurchaseLine;
import org.unisson.order.purchase.domain.PurchaseTender;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.quote.domain.LineTerms;
import org.unisson.order.returns.domain.Condition;
import org.unisson.order.returns.domain.PaidTender;
import org.unisson.order.returns.domain.ReturnDecision;
import org.unisson.order.returns.domain.ReturnDecision.Granted;
import org.unisson.order.returns.domain.ReturnablePurchase;
import org.unisson.order.returns.domain.Returned;
import org.unisson.order.returns.domain.SoldLine;

/** Random trade of a retailer of a few stores and channels, as it is booked. */
final class Trade {

    static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    static final List<Gln> STORES = IntStream.range(0, 4)
            .mapToObj(number -> Gln.ofTwelve("30123456%04d".formatted(number)))
            .toList();
    private static final List<String> CHANNELS = List.of("web", "app", "tills");
    private static final List<String> TENDERS = List.of("CARD", "CASH", "POINTS", "GIFT_CARD");

    private static final List<Integer> RATES = List.of(0, 210, 550, 1_000, 2_000);

    private final Random random;
    private final List<Entry> entries = new ArrayList<>();

    Trade(Random random) {
        this.random = random;
    }

    List<Entry> entries() {
        return entries;
    }

    /** A receipt or an order of random lines and tenders, booked as sold, and as handed over where it is an order. */
    Purchase sell() {
        boolean order = random.nextBoolean();
        Gln store = any(STORES);
        Gln soldAt = order && random.nextBoolean() ? null : store;
        List<PurchaseLine> lines = IntStream.rangeClosed(0, random.nextInt(5))
                .mapToObj(index -> line(order ? null : store))
                .toList();
        Money total = Money.sum("EUR", lines.stream().map(PurchaseLine::total).toList());
        Purchase purchase = new Purchase(
                Ids.next(),
                order ? PurchaseKind.ORDER : PurchaseKind.RECEIPT,
                order ? Ids.next() : null,
                order ? null : new ReceiptRef(store, "1", UUID.randomUUID().toString()),
                any(CHANNELS),
                soldAt,
                null,
                null,
                lines,
                tenders(total),
                total,
                NOW);
        Gln attached = random.nextInt(3) == 0 ? null : any(STORES);
        entries.add(SaleBooking.of(purchase, attached));
        if (order) {
            entries.add(HandOverBooking.of(
                    purchase, new Attribution(purchase.channel(), attached), handOver(purchase), NOW));
        }
        return purchase;
    }

    /** Gives everything back, in random parts at random stores. */
    void returnAll(Purchase purchase) {
        Attribution attribution = entries.stream()
                .filter(entry -> entry.entryId().equals(purchase.purchaseId()))
                .findFirst()
                .orElseThrow()
                .attribution();
        ReturnablePurchase left = returnable(purchase);
        while (left.lines().stream().anyMatch(line -> line.left() > 0)) {
            List<Returned> goods = new ArrayList<>();
            for (SoldLine line : left.lines()) {
                if (line.left() > 0 && random.nextBoolean()) {
                    goods.add(new Returned(line.lineId(), 1 + random.nextLong(line.left()), Condition.SELLABLE));
                }
            }
            if (!goods.isEmpty()) {
                Granted granted = (Granted) left.giveBack(goods);
                entries.add(restitution(purchase, left, granted).booked(attribution, booked(purchase)));
                left = after(left, granted);
            }
        }
    }

    /** What the entries so far say of its lines. */
    private Map<UUID, TaxedLine> booked(Purchase purchase) {
        Map<UUID, TaxedLine> lines = new HashMap<>();
        entries.stream()
                .filter(entry -> entry.purchaseId().equals(purchase.purchaseId()))
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.lineId() != null)
                .forEach(posting -> lines.merge(posting.lineId(), taxed(posting), Trade::plus));
        return lines;
    }

    private static TaxedLine taxed(Posting posting) {
        Money none = Money.zero("EUR");
        return switch (posting.account()) {
            case REVENUE, DISCOUNTS, RETURNS ->
                new TaxedLine(posting.taxRate(), posting.amount().negated(), none);
            case VAT_INCLUDED -> new TaxedLine(posting.taxRate(), none, posting.amount());
            default -> new TaxedLine(posting.taxRate(), none, none);
        };
    }

    private static TaxedLine plus(TaxedLine one, TaxedLine other) {
        assertThat(one.rate()).isEqualTo(other.rate());
        return new TaxedLine(
                one.rate(), one.earned().plus(other.earned()), one.tax().plus(other.tax()));
    }

    private Restitution restitution(Purchase purchase, ReturnablePurchase left, Granted granted) {
        List<Restitution.Refund> refunds = IntStream.range(0, left.tenders().size())
                .mapToObj(index -> new Restitution.Refund(
                        left.tenders().get(index).kind(), granted.refunds().get(index)))
                .filter(refund -> !refund.amount().isZero())
                .toList();
        return new Restitution(
                Ids.next(),
                purchase.purchaseId(),
                any(CHANNELS),
                any(STORES),
                granted.lines(),
                refunds,
                NOW,
                Restitution.Cause.RETURN);
    }

    private static ReturnablePurchase after(ReturnablePurchase before, Granted granted) {
        Map<UUID, Long> pieces = granted.lines().stream()
                .collect(Collectors.toMap(ReturnDecision.Line::lineId, ReturnDecision.Line::quantity, Long::sum));
        List<PaidTender> tenders = new ArrayList<>();
        for (int index = 0; index < before.tenders().size(); index++) {
            PaidTender tender = before.tenders().get(index);
            tenders.add(new PaidTender(
                    tender.kind(),
                    tender.amount(),
                    tender.refunded().plus(granted.refunds().get(index)),
                    null));
        }
        return new ReturnablePurchase(
                before.lines().stream()
                        .map(line -> line.without(pieces.getOrDefault(line.lineId(), 0L)))
                        .toList(),
                tenders,
                before.total());
    }

    private static ReturnablePurchase returnable(Purchase purchase) {
        return new ReturnablePurchase(
                purchase.lines().stream()
                        .map(line -> new SoldLine(
                                line.lineId(), line.sku(), line.quantity(), 0, line.total(), line.quantity(), 0))
                        .toList(),
                purchase.tenders().stream()
                        .map(tender -> new PaidTender(tender.kind(), tender.amount(), Money.zero("EUR"), null))
                        .toList(),
                purchase.total());
    }

    private PurchaseLine line(Gln carriedOutFrom) {
        long quantity = 1 + random.nextInt(9);
        long unitPrice = random.nextInt(5) == 0 ? random.nextInt(3) : random.nextInt(9_999);
        long discount = random.nextBoolean() ? 0 : random.nextLong(unitPrice * quantity + 1);
        long total = unitPrice * quantity - discount;
        return new PurchaseLine(
                Ids.next(),
                new Sku("SKU-" + random.nextInt(20)),
                quantity,
                eur(unitPrice),
                eur(discount),
                eur(total),
                carriedOutFrom,
                null,
                random.nextInt(4) == 0 ? null : quoted(total));
    }

    private LineTerms quoted(long total) {
        int rate = any(RATES);
        long tax = Math.round(total * (double) rate / (10_000 + rate));
        return new LineTerms(List.of(), rate, eur(tax), 100, List.of(), null);
    }

    private List<PurchaseTender> tenders(Money total) {
        List<PurchaseTender> tenders = new ArrayList<>();
        long rest = total.minor();
        for (int index = 0; index < random.nextInt(4); index++) {
            long part = random.nextLong(rest + 1);
            tenders.add(new PurchaseTender(any(TENDERS), eur(part), null));
            rest -= part;
        }
        tenders.add(new PurchaseTender(any(TENDERS), eur(rest), null));
        return tenders;
    }

    /** Parts of each line at random stores: exactly all of it, sometimes less or more than was sold. */
    private HandOver handOver(Purchase purchase) {
        List<HandOver.Part> parts = new ArrayList<>();
        for (PurchaseLine line : purchase.lines()) {
            long rest = line.quantity() + random.nextInt(5) / 2 - 1;
            while (rest > 0) {
                long pieces = 1 + random.nextLong(rest);
                parts.add(new HandOver.Part(line.lineId(), any(STORES), pieces));
                rest -= pieces;
            }
        }
        return new HandOver(purchase.orderId(), purchase.orderId(), parts);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }
}
