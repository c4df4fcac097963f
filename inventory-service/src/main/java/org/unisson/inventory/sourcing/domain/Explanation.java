package org.unisson.inventory.sourcing.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.sourcing.domain.Contest.Candidate;
import org.unisson.inventory.sourcing.domain.Decision.Choice;
import org.unisson.inventory.sourcing.domain.Decision.Outranked;

/** Puts down how a contest ended, so that each of its candidates is named once. */
final class Explanation {

    private static final Comparator<Gln> BY_NUMBER = Comparator.comparing(Gln::number);

    private final Contest contest;
    private final Map<Candidate, Map<UUID, Long>> pieces;
    private final List<Candidate> behind = new ArrayList<>();
    private final List<Candidate> leftOut = new ArrayList<>();
    private final Refusal failure;
    private Candidate last;

    /**
     * @param pieces by line of those that were chosen; empty: nothing could be had
     * @param failure why nothing could be had then
     */
    Explanation(Contest contest, Map<Candidate, Map<UUID, Long>> pieces, Refusal failure) {
        this.contest = contest;
        this.pieces = pieces;
        this.failure = failure;
        for (Candidate candidate : contest.ranking()) {
            if (pieces.containsKey(candidate)) {
                last = candidate;
                leftOut.addAll(behind);
                behind.clear();
            } else {
                behind.add(candidate);
            }
        }
    }

    Decision decision() {
        return new Decision(
                contest.question().lines().stream().map(RequestedLine::lineId).toList(),
                contest.question().applied(),
                contest.question().collectedAt(),
                contest.ranking().stream()
                        .filter(pieces::containsKey)
                        .map(candidate -> new Choice(candidate.location(), pieces.get(candidate)))
                        .toList(),
                decidedBy(),
                outranked(),
                refused());
    }

    /** The rule by which the last of the chosen is before the best of the others. */
    Optional<Rule> decidedBy() {
        return last == null || behind.isEmpty()
                ? Optional.empty()
                : Optional.of(contest.rule(contest.deciding(last, behind.getFirst())));
    }

    private List<Outranked> outranked() {
        if (last == null) {
            return List.of();
        }
        Map<Integer, SortedMap<Gln, Long>> byRule = new TreeMap<>();
        for (Candidate candidate : behind) {
            int rule = contest.deciding(last, candidate);
            byRule.computeIfAbsent(rule, any -> new TreeMap<>(BY_NUMBER))
                    .put(candidate.location(), candidate.scores()[rule]);
        }
        return byRule.entrySet().stream()
                .map(group ->
                        new Outranked(contest.rule(group.getKey()), last.scores()[group.getKey()], group.getValue()))
                .toList();
    }

    private SortedMap<Refusal, List<Gln>> refused() {
        Map<Refusal, List<Gln>> refused = new EnumMap<>(Refusal.class);
        contest.refused().forEach((reason, locations) -> refused.put(reason, new ArrayList<>(locations)));
        // Ranked before a chosen one and yet not chosen: only a limit of parcels does that.
        add(refused, Refusal.TOO_MANY_PARCELS, leftOut);
        if (last == null) {
            add(refused, failure, behind);
        }
        refused.values().forEach(locations -> locations.sort(BY_NUMBER));
        return new TreeMap<>(refused);
    }

    private static void add(Map<Refusal, List<Gln>> refused, Refusal reason, List<Candidate> candidates) {
        if (!candidates.isEmpty()) {
            refused.computeIfAbsent(reason, any -> new ArrayList<>())
                    .addAll(candidates.stream().map(Candidate::location).toList());
        }
    }
}
