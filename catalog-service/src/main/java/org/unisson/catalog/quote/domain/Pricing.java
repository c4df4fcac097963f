package org.unisson.catalog.quote.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.catalog.operation.domain.Effect;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.quote.domain.PricedBasket.Applied;
import org.unisson.catalog.quote.domain.PricedBasket.Gift;
import org.unisson.catalog.quote.domain.PricedBasket.NotApplied;
import org.unisson.chassis.values.Money;

/**
 * Prices one basket: the same for the same question, whatever the order of its lines, the channel that serves it or the
 * replica. A page's price is that of a basket of one piece.
 */
public final class Pricing {

    private final Terms terms;
    private final Occasion occasion;
    private final Buyer buyer;
    private final List<OpenLine> lines;
    private final Function<Article, Collection<LiveOperation>> operations;
    private final Eligibility eligibility;
    private final Map<UUID, List<OpenLine>> meant = new HashMap<>();
    private final List<Applied> applied = new ArrayList<>();
    private final List<NotApplied> notApplied = new ArrayList<>();
    private final List<Gift> gifts = new ArrayList<>();
    private boolean freeShipping;

    private Pricing(
            Terms terms,
            Occasion occasion,
            Buyer buyer,
            List<BasketLine> basket,
            Function<Article, Collection<LiveOperation>> operations) {
        this.terms = terms;
        this.operations = operations;
        this.occasion = occasion;
        this.buyer = buyer;
        this.lines = open(terms, occasion, basket);
        this.eligibility = new Eligibility(terms, occasion, buyer);
    }

    /**
     * The basket with its prices. A line without a price is missing in it, and so is one whose price is in another
     * currency than that of the first SKU.
     */
    public static PricedBasket of(Terms terms, Occasion occasion, Buyer buyer, List<BasketLine> basket) {
        Pricing pricing = new Pricing(terms, occasion, buyer, basket, terms::on);
        pricing.count();
        return pricing.close(basket);
    }

    /** One piece as in a basket of its own, where only these operations are on it; empty where it has no price. */
    static Optional<PricedBasket.Line> ofPiece(
            Terms terms, Occasion occasion, Buyer buyer, Article article, Collection<LiveOperation> operations) {
        List<BasketLine> piece = List.of(new BasketLine("", article, 1));
        Pricing pricing = new Pricing(terms, occasion, buyer, piece, any -> operations);
        pricing.count();
        return pricing.lines.stream().findFirst().map(OpenLine::close);
    }

    private static List<OpenLine> open(Terms terms, Occasion occasion, List<BasketLine> basket) {
        List<OpenLine> open = basket.stream()
                .sorted(Comparator.comparing((BasketLine line) -> line.article().sku())
                        .thenComparing(BasketLine::quantity)
                        .thenComparing(BasketLine::lineId))
                .map(line -> terms.price(line.article(), occasion)
                        .map(answer -> new OpenLine(line, answer))
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
        return open.stream()
                .filter(line ->
                        line.left().currency().equals(open.getFirst().left().currency()))
                .toList();
    }

    private BasketFacts facts() {
        Set<String> skus = new TreeSet<>();
        Set<String> categories = new TreeSet<>();
        Set<String> brands = new TreeSet<>();
        long total = 0;
        long quantity = 0;
        for (OpenLine line : lines) {
            Article article = line.line.article();
            skus.add(article.sku());
            if (article.category() != null) {
                categories.add(article.category());
            }
            if (article.brand() != null) {
                brands.add(article.brand());
            }
            total = Math.addExact(total, line.regular().minor());
            quantity += line.quantity();
        }
        return new BasketFacts(
                total,
                quantity,
                lines.isEmpty() ? "" : lines.getFirst().left().currency(),
                Objects.requireNonNullElse(occasion.channel(), ""),
                Objects.requireNonNullElse(occasion.store(), ""),
                occasion.segments().stream().sorted().toList(),
                List.copyOf(skus),
                List.copyOf(categories),
                List.copyOf(brands));
    }

    private void count() {
        Map<UUID, LiveOperation> candidates = new LinkedHashMap<>();
        for (OpenLine line : lines) {
            for (LiveOperation operation : operations.apply(line.line.article())) {
                if (operation.content().holdsAt(occasion.at())) {
                    candidates.put(operation.id(), operation);
                    meant.computeIfAbsent(operation.id(), id -> new ArrayList<>())
                            .add(line);
                }
            }
        }
        if (candidates.isEmpty()) {
            return;
        }
        List<LiveOperation> open = new ArrayList<>();
        BasketFacts facts = facts();
        for (LiveOperation operation : candidates.values()) {
            Reason against = eligibility.against(operation, facts);
            if (against == null) {
                open.add(operation);
            } else if (eligibility.mayKnow(operation)) {
                notApplied.add(new NotApplied(operation.id(), operation.content(), against, null));
            }
        }
        if (open.size() > 1) {
            sort(open);
        }
        open.forEach(this::apply);
        notApplied.sort(Comparator.comparing(NotApplied::operationId));
    }

    private void sort(List<LiveOperation> open) {
        Map<UUID, Long> benefit = new HashMap<>();
        open.forEach(operation -> benefit.put(operation.id(), benefit(operation)));
        open.sort(Comparator.comparingInt(LiveOperation::turn)
                .thenComparing(operation -> operation.content().priority(), Comparator.reverseOrder())
                .thenComparing(operation -> benefit.get(operation.id()), Comparator.reverseOrder())
                .thenComparing(LiveOperation::id));
    }

    /** What it alone would take off. */
    private long benefit(LiveOperation operation) {
        List<OpenLine> alone = meant.get(operation.id()).stream()
                .map(line -> new OpenLine(line.line, line.answer))
                .toList();
        return reduce(operation, alone);
    }

    private static long reduce(LiveOperation operation, List<OpenLine> lines) {
        long sum = 0;
        for (Effect effect : operation.content().effects()) {
            for (var reduction : Reductions.of(effect, lines).entrySet()) {
                reduction.getKey().reduce(operation.id(), reduction.getValue());
                sum = Math.addExact(sum, reduction.getValue().minor());
            }
        }
        return sum;
    }

    private void apply(LiveOperation operation) {
        List<OpenLine> all = meant.get(operation.id());
        String group = operation.stackingGroup();
        List<OpenLine> free = operation.reduces()
                ? all.stream().filter(line -> !line.takenBy.containsKey(group)).toList()
                : all;
        if (free.isEmpty()) {
            refuse(operation, Reason.STACKING, all.getFirst().takenBy.get(group));
            return;
        }
        long reduction = reduce(operation, free);
        if (operation.reduces() && reduction == 0) {
            refuse(operation, Reason.NOT_REACHED, null);
            return;
        }
        Buyer.Left left = buyer.left().get(operation.id());
        if (left != null && !left.allows(reduction)) {
            free.forEach(line -> line.undo(operation.id()));
            refuse(operation, Reason.BUDGET, null);
            return;
        }
        if (operation.reduces()) {
            free.stream()
                    .filter(line -> isReducedBy(line, operation))
                    .forEach(line -> line.takenBy.put(group, operation.id()));
        }
        give(operation, all);
        String currency = lines.getFirst().left().currency();
        applied.add(new Applied(
                operation.id(),
                operation.content(),
                new Money(reduction, currency),
                operation.content().coupon() ? buyer.coupons().get(operation.id()) : null));
    }

    private static boolean isReducedBy(OpenLine line, LiveOperation operation) {
        return line.reductions.stream()
                .anyMatch(reduction -> reduction.operationId().equals(operation.id()));
    }

    private void give(LiveOperation operation, List<OpenLine> to) {
        for (Effect effect : operation.content().effects()) {
            if (effect instanceof Effect.FreeShipping) {
                freeShipping = true;
            } else if (effect instanceof Effect.Gift gift) {
                gifts.add(new Gift(operation.id(), gift.sku(), gift.quantity()));
            } else if (effect instanceof Effect.PointsMultiplier points) {
                to.forEach(line -> line.pointsMultiplier = Math.max(line.pointsMultiplier, points.hundredths()));
            }
        }
    }

    private void refuse(LiveOperation operation, Reason reason, UUID instead) {
        notApplied.add(new NotApplied(operation.id(), operation.content(), reason, instead));
    }

    private PricedBasket close(List<BasketLine> basket) {
        Map<BasketLine, PricedBasket.Line> closed = new java.util.IdentityHashMap<>();
        lines.forEach(line -> closed.put(line.line, line.close()));
        Instant until = new LinkedHashSet<>(
                        basket.stream().map(BasketLine::article).toList())
                .stream()
                        .map(article -> terms.nextChange(article, occasion.at()))
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        return new PricedBasket(
                basket.stream().map(closed::get).filter(Objects::nonNull).toList(),
                applied,
                notApplied,
                freeShipping,
                gifts,
                until);
    }
}
