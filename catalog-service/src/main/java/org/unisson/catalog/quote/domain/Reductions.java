package org.unisson.catalog.quote.domain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisson.catalog.operation.domain.Effect;
import org.unisson.chassis.values.Money;

/**
 * What effects take off lines, each line's once rounded half-up; a total's reduction is distributed by the largest
 * remainder. A line never pays less than nothing. Lines come in an order that does not depend on the basket's.
 */
final class Reductions {

    private static final int WHOLE = 10_000;

    private Reductions() {}

    /** Per line, only where it is more than nothing. */
    static Map<OpenLine, Money> of(Effect effect, List<OpenLine> lines) {
        Map<OpenLine, Money> all =
                switch (effect) {
                    case Effect.Percentage share ->
                        each(lines, line -> line.left().share(share.basisPoints(), WHOLE));
                    case Effect.Amount amount ->
                        each(lines, line -> least(amount.off().times(line.quantity()), line.left()));
                    case Effect.FixedPrice fixed ->
                        each(lines, line -> line.left()
                                .minus(least(fixed.price().times(line.quantity()), line.left())));
                    case Effect.BuyGet buyGet -> cheapest(buyGet, lines);
                    case Effect.Bundle bundle -> bundled(bundle, lines);
                    case Effect.Thresholds thresholds -> total(thresholds, lines);
                    case Effect.FreeShipping none -> Map.of();
                    case Effect.Gift none -> Map.of();
                    case Effect.PointsMultiplier none -> Map.of();
                };
        Map<OpenLine, Money> some = new LinkedHashMap<>();
        all.forEach((line, amount) -> {
            if (amount.minor() > 0) {
                some.put(line, amount);
            }
        });
        return some;
    }

    private static Map<OpenLine, Money> each(
            List<OpenLine> lines, java.util.function.Function<OpenLine, Money> reduction) {
        Map<OpenLine, Money> found = new LinkedHashMap<>();
        lines.forEach(line -> found.put(line, reduction.apply(line)));
        return found;
    }

    private static Map<OpenLine, Money> cheapest(Effect.BuyGet effect, List<OpenLine> lines) {
        long pieces = lines.stream().mapToLong(OpenLine::quantity).sum();
        long reduced = pieces / (effect.buy() + effect.get()) * effect.get();
        Map<OpenLine, Money> found = new LinkedHashMap<>();
        for (OpenLine line : lines.stream().sorted(Reductions::byPiecePrice).toList()) {
            long here = Math.min(reduced, line.quantity());
            reduced -= here;
            found.put(line, line.left().share(here * effect.basisPoints(), line.quantity() * WHOLE));
        }
        return found;
    }

    // Compared without dividing: a/m against b/n is a·n against b·m. The sort is stable, so equals keep their order.
    private static int byPiecePrice(OpenLine a, OpenLine b) {
        return BigInteger.valueOf(a.left().minor())
                .multiply(BigInteger.valueOf(b.quantity()))
                .compareTo(BigInteger.valueOf(b.left().minor()).multiply(BigInteger.valueOf(a.quantity())));
    }

    private static Map<OpenLine, Money> bundled(Effect.Bundle bundle, List<OpenLine> lines) {
        long times = Long.MAX_VALUE;
        for (Effect.Part part : bundle.parts()) {
            long there = lines.stream()
                    .filter(line -> part.skus().contains(line.sku()))
                    .mapToLong(OpenLine::quantity)
                    .sum();
            times = Math.min(times, there / part.quantity());
        }
        Map<OpenLine, Money> worth = new LinkedHashMap<>();
        for (Effect.Part part : bundle.parts()) {
            long wanted = times * part.quantity();
            // The dearest pieces are in the bundle: what remains outside it is what costs least.
            List<OpenLine> dearestFirst = lines.stream()
                    .filter(line -> part.skus().contains(line.sku()))
                    .sorted(((Comparator<OpenLine>) Reductions::byPiecePrice).reversed())
                    .toList();
            for (OpenLine line : dearestFirst) {
                long here = Math.min(wanted, line.quantity());
                wanted -= here;
                if (here > 0) {
                    worth.put(line, line.left().share(here, line.quantity()));
                }
            }
        }
        if (worth.isEmpty()) {
            return worth;
        }
        Money regular = Money.sum(bundle.price().currency(), worth.values());
        Money saved = regular.minus(least(bundle.price().times(times), regular));
        return distributed(saved, new ArrayList<>(worth.keySet()), new ArrayList<>(worth.values()));
    }

    private static Map<OpenLine, Money> total(Effect.Thresholds thresholds, List<OpenLine> lines) {
        if (lines.isEmpty()) {
            return Map.of();
        }
        List<Money> left = lines.stream().map(OpenLine::left).toList();
        Money total = Money.sum(left.getFirst().currency(), left);
        return thresholds.steps().stream()
                .filter(step -> total.compareTo(step.from()) >= 0)
                .reduce((lower, higher) -> higher)
                .map(step -> step.off() == null ? total.share(step.basisPoints(), WHOLE) : least(step.off(), total))
                .map(off -> distributed(off, lines, left))
                .orElse(Map.of());
    }

    private static Map<OpenLine, Money> distributed(Money amount, List<OpenLine> lines, List<Money> weights) {
        List<Money> parts = amount.allocate(weights.stream().map(Money::minor).toList());
        Map<OpenLine, Money> found = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            found.put(lines.get(i), parts.get(i));
        }
        return found;
    }

    private static Money least(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
