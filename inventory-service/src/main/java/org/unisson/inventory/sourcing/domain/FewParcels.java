package org.unisson.inventory.sourcing.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.sourcing.domain.Contest.Candidate;

/**
 * Finds candidates that serve everything in a limited number of parcels, where the ranking alone would need more. Exact
 * for one and two parcels; for more, those that have most go first, which can miss a combination.
 */
final class FewParcels {

    private final Contest contest;
    private final Shelves shelves;

    FewParcels(Contest contest, Shelves shelves) {
        this.contest = contest;
        this.shelves = shelves;
    }

    /** By rank; empty: there are none. */
    Optional<List<Candidate>> within(int limit) {
        if (!contest.wanted().entrySet().stream().allMatch(want -> couldBeHad(want.getKey(), want.getValue(), limit))) {
            return Optional.empty();
        }
        return cover(contest.wanted(), contest.ranking(), limit)
                .map(found -> contest.ranking().stream().filter(found::contains).toList());
    }

    /** Looking at pairs is expensive where there are hundreds of candidates: most that is impossible shows here. */
    private boolean couldBeHad(Sku sku, long pieces, int limit) {
        return contest.ranking().stream()
                        .map(candidate -> shelves.left(candidate.number(), sku))
                        .sorted(Comparator.reverseOrder())
                        .limit(limit)
                        .mapToLong(Long::longValue)
                        .sum()
                >= pieces;
    }

    /** @param among those that have not been chosen yet, by rank */
    private Optional<List<Candidate>> cover(Map<Sku, Long> open, List<Candidate> among, int limit) {
        return switch (limit) {
            case 1 ->
                among.stream()
                        .filter(candidate -> rest(open, candidate).isEmpty())
                        .findFirst()
                        .map(List::of);
            case 2 ->
                among.stream()
                        .filter(candidate -> gives(open, candidate) > 0)
                        .flatMap(candidate -> with(candidate, open, among, limit).stream())
                        .findFirst();
            default ->
                among.stream()
                        .max(Comparator.comparingLong((Candidate candidate) -> gives(open, candidate))
                                .thenComparing(Candidate::scores, (one, other) -> Arrays.compare(other, one)))
                        .flatMap(candidate -> with(candidate, open, among, limit));
        };
    }

    private Optional<List<Candidate>> with(Candidate candidate, Map<Sku, Long> open, List<Candidate> among, int limit) {
        Map<Sku, Long> rest = rest(open, candidate);
        if (rest.isEmpty()) {
            return Optional.of(List.of(candidate));
        }
        List<Candidate> others =
                among.stream().filter(other -> other != candidate).toList();
        return cover(rest, others, limit - 1).map(found -> {
            List<Candidate> all = new ArrayList<>(found);
            all.add(candidate);
            return all;
        });
    }

    private Map<Sku, Long> rest(Map<Sku, Long> open, Candidate candidate) {
        Map<Sku, Long> rest = new LinkedHashMap<>();
        open.forEach((sku, pieces) -> {
            long missing = pieces - shelves.left(candidate.number(), sku);
            if (missing > 0) {
                rest.put(sku, missing);
            }
        });
        return rest;
    }

    private long gives(Map<Sku, Long> open, Candidate candidate) {
        return open.entrySet().stream()
                .mapToLong(want -> Math.min(want.getValue(), shelves.left(candidate.number(), want.getKey())))
                .sum();
    }
}
