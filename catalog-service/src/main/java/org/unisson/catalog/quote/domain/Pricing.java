package org.unisson.catalog.quote.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final List<Applied> applied = new ArrayList<>();
    private final List<NotApplied> notApplied = new ArrayList<>();
    private final List<Gift> gifts = new ArrayList<>();
    private BasketFacts facts;
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
        return pricing.lines.isEmpty()
                ? Optional.empty()
                : Optional.of(pricing.lines.getFirst().close());
    }

    /**
     * Whether one piece is reduced, where only these operations are on it: as {@link #ofPiece} would find, at less. It is
     * as soon as one of them takes something off, whichever comes first.
     */
    static boolean isReduced(
            Terms terms, Occasion occasion, Buyer buyer, Article article, Collection<LiveOperation> operations) {
        Pricing pricing =
                new Pricing(terms, occasion, buyer, List.of(new BasketLine("", article, 1)), any -> operations);
        return !pricing.lines.isEmpty() && operations.stream().anyMatch(pricing::takesSomethingOff);
    }

    private boolean takesSomethingOff(LiveOperation operation) {
        if (!operation.content().holdsAt(occasion.at())
                || eligibility.against(operation, lines.getFirst().left().currency(), this::facts) != null) {
            return false;
        }
        Candidate candidate = new Candidate(operation);
        candidate.meant.addAll(lines);
        Buyer.Left left = buyer.left().get(operation.id());
        return candidate.benefit() > 0 && (left == null || left.allows(candidate.benefit()));
    }

    private static List<OpenLine> open(Terms terms, Occasion occasion, List<BasketLine> basket) {
        List<OpenLine> open = new ArrayList<>(basket.size());
        for (BasketLine line : basket) {
            terms.price(line.article(), occasion).ifPresent(answer -> open.add(new OpenLine(line, answer)));
        }
        if (open.size() > 1) {
            open.sort(Comparator.comparing(OpenLine::sku)
                    .thenComparing(OpenLine::quantity)
                    .thenComparing(line -> line.line.lineId()));
            String currency = open.getFirst().left().currency();
            open.removeIf(line -> !line.left().currency().equals(currency));
        }
        return open;
    }

    /** Worked out where a condition asks for them. */
    private BasketFacts facts() {
        if (facts == null) {
            facts = BasketFacts.of(lines, occasion);
        }
        return facts;
    }

    private void count() {
        if (lines.isEmpty()) {
            return;
        }
        Collection<Candidate> candidates = candidates();
        if (candidates.isEmpty()) {
            return;
        }
        List<Candidate> open = new ArrayList<>(candidates.size());
        String currency = lines.getFirst().left().currency();
        for (Candidate candidate : candidates) {
            LiveOperation operation = candidate.operation;
            Reason against = eligibility.against(operation, currency, this::facts);
            if (against == null) {
                open.add(candidate);
            } else if (eligibility.mayKnow(operation)) {
                notApplied.add(new NotApplied(operation.id(), operation.content(), against, null));
            }
        }
        Collections.sort(open);
        open.forEach(this::apply);
        if (notApplied.size() > 1) {
            notApplied.sort(Comparator.comparing(NotApplied::operationId));
        }
    }

    private Collection<Candidate> candidates() {
        Map<UUID, Candidate> candidates = new LinkedHashMap<>();
        for (OpenLine line : lines) {
            for (LiveOperation operation : operations.apply(line.line.article())) {
                if (operation.content().holdsAt(occasion.at())) {
                    candidates
                            .computeIfAbsent(operation.id(), id -> new Candidate(operation))
                            .meant
                            .add(line);
                }
            }
        }
        return candidates.values();
    }

    private void apply(Candidate candidate) {
        LiveOperation operation = candidate.operation;
        List<OpenLine> all = candidate.meant;
        String group = operation.stackingGroup();
        List<OpenLine> free = operation.reduces() ? free(all, group) : all;
        if (free.isEmpty()) {
            refuse(operation, Reason.STACKING, all.getFirst().takenBy.get(group));
            return;
        }
        long reduction = candidate.reduce(free);
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
        for (OpenLine line : free) {
            if (line.isReducedBy(operation.id())) {
                line.takenBy.put(group, operation.id());
            }
        }
        give(operation, all);
        String currency = lines.getFirst().left().currency();
        applied.add(new Applied(
                operation.id(),
                operation.content(),
                new Money(reduction, currency),
                operation.content().coupon() ? buyer.coupons().get(operation.id()) : null));
    }

    private static List<OpenLine> free(List<OpenLine> lines, String group) {
        List<OpenLine> free = new ArrayList<>(lines.size());
        for (OpenLine line : lines) {
            if (!line.takenBy.containsKey(group)) {
                free.add(line);
            }
        }
        return free;
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
