package org.unisson.inventory.sourcing.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.sourcing.domain.Contest.Candidate;
import org.unisson.inventory.stock.domain.Place;

/** What has been settled so far. What it takes is off the shelves, until it is put back. */
final class Draft {

    private final Shelves shelves;
    private final List<Part> parts = new ArrayList<>();
    private final List<Allocation> allocations = new ArrayList<>();
    private final List<Shortage> shortages = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();

    /** Pieces of a site for a line. */
    private record Part(int site, RequestedLine line, long pieces) {}

    Draft(Shelves shelves) {
        this.shelves = shelves;
    }

    /** Serves all that a contest was about from these candidates, from the first ones as much as they have. */
    void serve(Contest contest, List<Candidate> candidates) {
        Map<Candidate, Map<UUID, Long>> pieces = new LinkedHashMap<>();
        int first = allocations.size();
        for (RequestedLine line : contest.question().lines()) {
            long open = line.quantity();
            for (Candidate candidate : candidates) {
                long part = Math.min(open, shelves.left(candidate.number(), line.sku()));
                if (part > 0) {
                    take(candidate.number(), candidate.location(), line, part);
                    pieces.computeIfAbsent(candidate, any -> new LinkedHashMap<>())
                            .put(line.lineId(), part);
                    open -= part;
                }
            }
        }
        Explanation explanation = new Explanation(contest, pieces, Refusal.NOT_ENOUGH_STOCK);
        Optional<Rule> decidedBy = explanation.decidedBy();
        allocations
                .subList(first, allocations.size())
                .replaceAll(
                        one -> new Allocation(one.lineId(), one.place(), one.quantity(), decidedBy, Optional.empty()));
        decisions.add(explanation.decision());
    }

    /** Serves lines from the place to which they are bound. */
    void serveFrom(int site, Gln location, List<RequestedLine> lines, Decision decision) {
        lines.forEach(line -> take(site, location, line, line.quantity()));
        decisions.add(decision);
    }

    /** Says that what a contest was about cannot be had. */
    void fail(Contest contest, Refusal failure, Shortage.Reason reason) {
        for (RequestedLine line : contest.question().lines()) {
            shortages.add(new Shortage(line.sku(), line.quantity(), contest.available(line.sku()), reason));
        }
        decisions.add(new Explanation(contest, Map.of(), failure).decision());
    }

    /** Says that lines cannot be had where they are bound to. */
    void fail(List<Shortage> lacking, Decision decision) {
        shortages.addAll(lacking);
        decisions.add(decision);
    }

    private void take(int site, Gln location, RequestedLine line, long pieces) {
        shelves.take(site, line.sku(), pieces);
        parts.add(new Part(site, line, pieces));
        allocations.add(new Allocation(
                line.lineId(), new Place(location, line.sku()), pieces, Optional.empty(), Optional.empty()));
    }

    boolean isComplete() {
        return shortages.isEmpty();
    }

    /** From how many places something comes. */
    int places() {
        Set<Integer> sites = new HashSet<>();
        parts.forEach(part -> sites.add(part.site()));
        return sites.size();
    }

    /** Puts everything back, as if it had never been. */
    void undo() {
        parts.forEach(part -> shelves.take(part.site(), part.line().sku(), -part.pieces()));
        parts.clear();
        allocations.clear();
        shortages.clear();
        decisions.clear();
    }

    void add(Draft other) {
        parts.addAll(other.parts);
        allocations.addAll(other.allocations);
        shortages.addAll(other.shortages);
        decisions.addAll(other.decisions);
    }

    /** With one shortage per SKU. */
    Plan plan() {
        Map<Sku, Shortage> bySku = new LinkedHashMap<>();
        shortages.forEach(shortage -> bySku.merge(shortage.sku(), shortage, Shortage::and));
        return new Plan(allocations, List.copyOf(bySku.values()), decisions);
    }
}
