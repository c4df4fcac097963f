package org.unisson.inventory.sourcing.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.sourcing.domain.RequestedLine.Method;

/**
 * Decides where the lines of a basket come from: all of them, or none. What is carried out comes from the store where it
 * is, what is collected from where it is collected, or, where the policy says so, from elsewhere to there. All lines that
 * are shipped under the same policy are decided together. Changes nothing but what it returns.
 */
public final class Sourcing {

    private final Situation situation;
    private final Policies policies;
    private final Draft draft;
    private final List<Question> questions = new ArrayList<>();

    /** Lines that one place is to serve. */
    private record Bound(Method method, Gln location, Policies.Applied applied) {}

    /** Lines for which inventory chooses. @param alone the line, where it is decided apart from all others */
    private record Free(Method method, Policies.Applied applied, Optional<UUID> alone) {}

    private Sourcing(Situation situation, Policies policies) {
        this.situation = situation;
        this.policies = policies;
        this.draft = new Draft(situation.shelves());
    }

    /** @param exclusions locations from which nothing may come this time, whatever the policy says */
    public static Plan plan(Basket basket, Network network, Policies policies, Set<Gln> exclusions) {
        return plan(basket, network, policies, exclusions, Reach.ANYWHERE);
    }

    /** The same, with what is shipped only from within that reach. */
    public static Plan plan(Basket basket, Network network, Policies policies, Set<Gln> exclusions, Reach reach) {
        return new Sourcing(Situation.of(basket, network, exclusions, reach), policies).plan();
    }

    private Plan plan() {
        Map<Bound, List<RequestedLine>> bound = new LinkedHashMap<>();
        Map<Free, List<RequestedLine>> free = new LinkedHashMap<>();
        for (RequestedLine line : situation.basket().lines()) {
            Policies.Applied applied = policies.of(situation.basket().channel(), line.sku());
            boolean undivided = policies.isUndivided(situation.basket().channel(), line.sku());
            // A store that sells a limited edition to be sent sells its own: there is no other in its place.
            if (line.isBound() || (undivided && line.location().isPresent())) {
                bound.computeIfAbsent(
                                new Bound(line.method(), line.location().orElseThrow(), applied),
                                any -> new ArrayList<>())
                        .add(line);
            } else {
                Optional<UUID> alone = undivided ? Optional.of(line.lineId()) : Optional.empty();
                free.computeIfAbsent(new Free(line.method(), applied, alone), any -> new ArrayList<>())
                        .add(line);
            }
        }
        // What only one place can serve goes first: nobody who has a choice may take it away.
        bound.forEach(this::fromItsPlace);
        free.forEach((key, lines) -> questions.add(new Question(lines, key.applied(), key.method(), Optional.empty())));
        Distribution distribution = new Distribution(situation);
        questions.forEach(question -> draft.add(distribution.of(question)));
        return draft.plan();
    }

    private void fromItsPlace(Bound bound, List<RequestedLine> lines) {
        OptionalInt number = situation.network().number(bound.location());
        if (number.isEmpty()) {
            fail(bound, lines, Refusal.UNKNOWN_LOCATION, Shortage.Reason.UNKNOWN_LOCATION);
            return;
        }
        int site = number.getAsInt();
        boolean sentThere =
                bound.method() == Method.PICKUP && bound.applied().policy().shipToStore();
        Optional<Refusal> refusal = situation.refusal(
                situation.network().sites().get(site),
                bound.method(),
                bound.applied().policy());
        if (sentThere && refusal.filter(Refusal.EXCLUDED_BY_POLICY::equals).isPresent()) {
            questions.add(sentThere(bound, lines));
        } else if (refusal.isPresent()) {
            fail(bound, lines, refusal.get(), Shortage.Reason.LOCATION_CANNOT_SERVE);
        } else {
            fromShelves(bound, lines, site, sentThere);
        }
    }

    private void fromShelves(Bound bound, List<RequestedLine> lines, int site, boolean sentThere) {
        List<RequestedLine> there = new ArrayList<>();
        List<RequestedLine> lacking = new ArrayList<>();
        Map<Sku, Long> promised = new LinkedHashMap<>();
        for (RequestedLine line : lines) {
            long left = situation.shelves().left(site, line.sku()) - promised.getOrDefault(line.sku(), 0L);
            if (left >= line.quantity()) {
                promised.merge(line.sku(), line.quantity(), Long::sum);
                there.add(line);
            } else {
                lacking.add(line);
            }
        }
        if (!there.isEmpty()) {
            draft.serveFrom(
                    site, bound.location(), there, decision(bound, there, List.of(choice(bound, there)), Map.of()));
        }
        if (!lacking.isEmpty() && sentThere) {
            questions.add(sentThere(bound, lacking));
        } else if (!lacking.isEmpty()) {
            fail(bound, lacking, Refusal.NOT_ENOUGH_STOCK, Shortage.Reason.OUT_OF_STOCK);
        }
    }

    private static Question sentThere(Bound bound, List<RequestedLine> lines) {
        return new Question(lines, bound.applied(), Method.SHIP, Optional.of(bound.location()));
    }

    private void fail(Bound bound, List<RequestedLine> lines, Refusal refusal, Shortage.Reason reason) {
        OptionalInt site = situation.network().number(bound.location());
        List<Shortage> shortages = lines.stream()
                .map(line -> new Shortage(
                        line.sku(),
                        line.quantity(),
                        reason == Shortage.Reason.OUT_OF_STOCK
                                ? situation.shelves().left(site.orElseThrow(), line.sku())
                                : 0,
                        reason))
                .toList();
        draft.fail(shortages, decision(bound, lines, List.of(), Map.of(refusal, List.of(bound.location()))));
    }

    private static Decision.Choice choice(Bound bound, List<RequestedLine> lines) {
        Map<UUID, Long> pieces = new LinkedHashMap<>();
        lines.forEach(line -> pieces.put(line.lineId(), line.quantity()));
        return new Decision.Choice(bound.location(), pieces);
    }

    private static Decision decision(
            Bound bound, List<RequestedLine> lines, List<Decision.Choice> chosen, Map<Refusal, List<Gln>> refused) {
        return new Decision(
                lines.stream().map(RequestedLine::lineId).toList(),
                bound.applied(),
                Optional.empty(),
                chosen,
                Optional.empty(),
                List.of(),
                new TreeMap<>(refused));
    }
}
