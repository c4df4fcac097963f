package org.unisson.order.quote.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseLine;

/**
 * What a till has sold beside what was quoted for it. The till has the money: nothing is refused, and what differs is told.
 */
public final class TillQuote {

    private final Quote quote;
    private final Purchase sold;
    private final Map<UUID, LineTerms> terms = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    private TillQuote(Quote quote, Purchase sold) {
        this.quote = quote;
        this.sold = sold;
    }

    /** In what a receipt is not what its quote says. */
    public enum Rule {
        /** The catalog has not signed it. */
        INVALID,
        /** An order or another receipt was sold under it. */
        USED,
        /** It was over by the till's clock. */
        EXPIRED,
        /** It takes coupons or budgets that were not kept for it. */
        NOT_LOCKED,
        OTHER_CHANNEL,
        OTHER_CUSTOMER,
        OTHER_STORE,
        OTHER_CURRENCY,
        /** The line was sold at another price. */
        LINE_DIFFERS,
        /** It says nothing of the line. */
        LINE_NOT_QUOTED,
        /** It says something of goods that were not sold. */
        NOT_SOLD
    }

    /**
     * A difference.
     *
     * @param lineId of the receipt's line, or null: of the whole receipt, or of goods that were not sold
     * @param sku or null: of the whole receipt
     * @param quoted for the line, or null
     * @param paid for the line, or null
     */
    public record Difference(Rule rule, UUID lineId, Sku sku, Money quoted, Money paid) {

        /** Of the whole receipt. */
        public static Difference of(Rule rule) {
            return new Difference(rule, null, null, null, null);
        }
    }

    /** What the quote says of each line, by its id, and in what the receipt differs. */
    public record Comparison(Map<UUID, LineTerms> terms, List<Difference> differences) {}

    /** Lines are those of the same goods and pieces; of several, rather one at its price. */
    public static Comparison compare(Quote quote, Purchase sold) {
        return new TillQuote(quote, sold).compare();
    }

    private Comparison compare() {
        flag(!sold.purchasedAt().isBefore(quote.validUntil()), Rule.EXPIRED);
        flag(quote.lock() == Quote.Lock.REQUIRED, Rule.NOT_LOCKED);
        flag(!quote.channel().equals(sold.channel()), Rule.OTHER_CHANNEL);
        flag(!Objects.equals(quote.customerId(), sold.customerId()), Rule.OTHER_CUSTOMER);
        flag(quote.store() != null && !quote.store().equals(sold.location()), Rule.OTHER_STORE);
        if (!quote.total().currency().equals(sold.total().currency())) {
            flag(true, Rule.OTHER_CURRENCY);
            return new Comparison(Map.of(), differences);
        }
        List<PurchaseLine> goods = new ArrayList<>(
                sold.lines().stream().filter(line -> line.giftCard() == null).toList());
        List<QuotedLine> quoted = new ArrayList<>(quote.lines());
        match(goods, quoted, this::isAtItsPrice);
        gifts(goods);
        match(goods, quoted, (line, said) -> true);
        goods.forEach(line ->
                differences.add(new Difference(Rule.LINE_NOT_QUOTED, line.lineId(), line.sku(), null, line.total())));
        quoted.forEach(said -> differences.add(new Difference(Rule.NOT_SOLD, null, said.sku(), said.total(), null)));
        return new Comparison(terms, differences);
    }

    private void flag(boolean differs, Rule rule) {
        if (differs) {
            differences.add(Difference.of(rule));
        }
    }

    private interface Fits {
        boolean test(PurchaseLine line, QuotedLine said);
    }

    private boolean isAtItsPrice(PurchaseLine line, QuotedLine said) {
        return line.unitPrice().equals(said.unitPrice()) && line.total().equals(said.total());
    }

    private void match(List<PurchaseLine> goods, List<QuotedLine> quoted, Fits fits) {
        for (PurchaseLine line : List.copyOf(goods)) {
            take(
                            quoted,
                            said -> said.sku().equals(line.sku())
                                    && said.quantity() == line.quantity()
                                    && fits.test(line, said))
                    .ifPresent(said -> {
                        goods.remove(line);
                        sell(line, said);
                    });
        }
    }

    private void sell(PurchaseLine line, QuotedLine said) {
        if (isAtItsPrice(line, said)) {
            terms.put(line.lineId(), said.terms());
        } else {
            terms.put(line.lineId(), said.terms().atAnotherPrice(line.total()));
            differences.add(new Difference(Rule.LINE_DIFFERS, line.lineId(), line.sku(), said.total(), line.total()));
        }
    }

    private void gifts(List<PurchaseLine> goods) {
        List<Gift> gifts = new ArrayList<>(quote.gifts());
        for (PurchaseLine line : List.copyOf(goods)) {
            take(
                            gifts,
                            gift -> line.total().isZero()
                                    && gift.sku().equals(line.sku())
                                    && gift.quantity() == line.quantity())
                    .ifPresent(gift -> {
                        goods.remove(line);
                        terms.put(
                                line.lineId(),
                                LineTerms.ofGift(
                                        gift.operationId(), line.total().currency()));
                    });
        }
    }

    private static <T> Optional<T> take(List<T> left, Predicate<T> fits) {
        Optional<T> found = left.stream().filter(fits).findFirst();
        found.ifPresent(left::remove);
        return found;
    }
}
