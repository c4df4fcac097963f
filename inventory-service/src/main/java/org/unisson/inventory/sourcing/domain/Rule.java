package org.unisson.inventory.sourcing.domain;

import java.util.Optional;
import java.util.function.ToLongFunction;
import org.unisson.inventory.location.domain.Handling;
import org.unisson.inventory.location.domain.Site;

/** Named rules by which candidates are compared. Each gives a candidate a score: the lower, the better. */
public enum Rule {
    PICKUP_STORE_FIRST("0: something of the order is collected there, 1: nothing is", it -> it.isPickupStore() ? 0 : 1),
    ONE_PARCEL("0: has everything, 1: has a part of it", it -> it.hasEverything() ? 0 : 1),
    WAREHOUSE_FIRST("0: a warehouse, 1: none", it -> it.site().warehouse() ? 0 : 1),
    NEAREST("kilometres to the destination", Rule::kilometres),
    LOWEST_COST("minor units that handling costs; behind all others where that is not known", Rule::cost),
    LEAST_WORKLOAD("open pieces in thousandths of the daily capacity, which is 100 where none is given", Rule::load),
    KEEP_LAST_UNIT("1: a store that would give away its last piece, 0: not so", Rule::lastUnit),
    MOST_STOCK("pieces on its shelves, with a minus", it -> -it.left()),
    /** Decides where all others leave a tie, so that the same question always has the same answer. */
    LOCATION_NUMBER("its GLN", it -> Long.parseLong(it.site().gln().number()));

    private static final long DEFAULT_CAPACITY = 100;

    private final String meaning;
    private final ToLongFunction<Standing> score;

    Rule(String meaning, ToLongFunction<Standing> score) {
        this.meaning = meaning;
        this.score = score;
    }

    /** What its scores say, in words. */
    public String meaning() {
        return meaning;
    }

    long score(Standing standing) {
        return score.applyAsLong(standing);
    }

    private static long kilometres(Standing standing) {
        Site site = standing.site();
        // The same for all where the destination is not known: the rule says nothing then.
        return standing.destination()
                .map(to -> to.kilometresFrom(site.latitude(), site.longitude()).orElse(0))
                .orElse(0L);
    }

    private static long cost(Standing standing) {
        return Optional.ofNullable(standing.site().handling().cost()).orElse(Handling.MAX + 1);
    }

    private static long load(Standing standing) {
        long capacity =
                Optional.ofNullable(standing.site().handling().dailyCapacity()).orElse(DEFAULT_CAPACITY);
        return standing.openPieces() * 1_000 / capacity;
    }

    private static long lastUnit(Standing standing) {
        return !standing.site().warehouse() && standing.givesLastUnit() ? 1 : 0;
    }
}
