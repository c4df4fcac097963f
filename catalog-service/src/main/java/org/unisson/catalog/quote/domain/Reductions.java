package org.unisson.catalog.quote.domain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.unisson.catalog.operation.domain.Effect;
import org.unisson.chassis.values.Money;

/**
 * What effects take off lines, each line's once rounded half-up; a total's reduction is distributed by the largest
 * remainder. A line never pays less than nothing. Lines come in an order that does not depend on the basket's.
 */
final class Reductions {

    private static final int WHOLE = 10_000;
    private static final long[] NOTHING = {};

    private Reductions() {}

    /** Minor units per line, zero or more. */
    static long[] of(Effect effect, List<OpenLine> lines) {
        return switch (effect) {
            case Effect.Percentage share -> each(lines, line -> line.left().share(share.basisPoints(), WHOLE));
            case Effect.Amount amount -> each(lines, line -> least(amount.off().times(line.quantity()), line.left()));
            case Effect.FixedPrice fixed ->
                each(lines, line -> line.left().minus(least(fixed.price().times(line.quantity()), line.left())));
            case Effect.BuyGet buyGet -> cheapest(buyGet, lines);
            case Effect.Bundle bundle -> bundled(bundle, lines);
            case Effect.Thresholds thresholds -> total(thresholds, lines);
            case Effect.FreeShipping none -> NOTHING;
            case Effect.Gift none -> NOTHING;
            case Effect.PointsMultiplier none -> NOTHING;
        };
    }

    private static long[] each(List<OpenLine> lines, Function<OpenLine, Money> reduction) {
        long[] found = new long[lines.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = reduction.apply(lines.get(i)).minor();
        }
        return found;
    }

    private static long[] cheapest(Effect.BuyGet effect, List<OpenLine> lines) {
        long pieces = lines.stream().mapToLong(OpenLine::quantity).sum();
        long reduced = pieces / (effect.buy() + effect.get()) * effect.get();
        long[] found = new long[lines.size()];
        for (int i : places(lines, line -> true, Reductions::byPiecePrice)) {
            OpenLine line = lines.get(i);
            long here = Math.min(reduced, line.quantity());
            reduced -= here;
            found[i] = line.left()
                    .share(here * effect.basisPoints(), line.quantity() * WHOLE)
                    .minor();
        }
        return found;
    }

    /** Places of those lines in that order; equals keep theirs. */
    private static List<Integer> places(List<OpenLine> lines, Predicate<OpenLine> which, Comparator<OpenLine> order) {
        return IntStream.range(0, lines.size())
                .boxed()
                .filter(i -> which.test(lines.get(i)))
                .sorted((a, b) -> order.compare(lines.get(a), lines.get(b)))
                .toList();
    }

    // Compared without dividing: a/m against b/n is a·n against b·m.
    private static int byPiecePrice(OpenLine a, OpenLine b) {
        return BigInteger.valueOf(a.left().minor())
                .multiply(BigInteger.valueOf(b.quantity()))
                .compareTo(BigInteger.valueOf(b.left().minor()).multiply(BigInteger.valueOf(a.quantity())));
    }

    private static long[] bundled(Effect.Bundle bundle, List<OpenLine> lines) {
        long times = Long.MAX_VALUE;
        for (Effect.Part part : bundle.parts()) {
            long there = lines.stream()
                    .filter(line -> part.skus().contains(line.sku()))
                    .mapToLong(OpenLine::quantity)
                    .sum();
            times = Math.min(times, there / part.quantity());
        }
        List<Integer> places = new ArrayList<>();
        List<Money> worth = new ArrayList<>();
        for (Effect.Part part : bundle.parts()) {
            long wanted = times * part.quantity();
            // The dearest pieces are in the bundle: what remains outside it is what costs least.
            for (int i : places(
                    lines,
                    line -> part.skus().contains(line.sku()),
                    ((Comparator<OpenLine>) Reductions::byPiecePrice).reversed())) {
                OpenLine line = lines.get(i);
                long here = Math.min(wanted, line.quantity());
                wanted -= here;
                if (here > 0) {
                    places.add(i);
                    worth.add(line.left().share(here, line.quantity()));
                }
            }
        }
        if (worth.isEmpty()) {
            return NOTHING;
        }
        Money regular = Money.sum(bundle.price().currency(), worth);
        Money saved = regular.minus(least(bundle.price().times(times), regular));
        return distributed(saved, lines.size(), places, worth);
    }

    private static long[] total(Effect.Thresholds thresholds, List<OpenLine> lines) {
        if (lines.isEmpty()) {
            return NOTHING;
        }
        List<Money> left = lines.stream().map(OpenLine::left).toList();
        Money total = Money.sum(left.getFirst().currency(), left);
        return thresholds.steps().stream()
                .filter(step -> total.compareTo(step.from()) >= 0)
                .reduce((lower, higher) -> higher)
                .map(step -> step.off() == null ? total.share(step.basisPoints(), WHOLE) : least(step.off(), total))
                .map(off -> distributed(
                        off,
                        lines.size(),
                        IntStream.range(0, lines.size()).boxed().toList(),
                        left))
                .orElse(NOTHING);
    }

    private static long[] distributed(Money amount, int lines, List<Integer> places, List<Money> weights) {
        List<Money> parts = amount.allocate(weights.stream().map(Money::minor).toList());
        long[] found = new long[lines];
        for (int i = 0; i < parts.size(); i++) {
            found[places.get(i)] = parts.get(i).minor();
        }
        return found;
    }

    private static Money least(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
