package org.unisson.inventory.stock.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unisson.chassis.rest.Moments;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Quantity;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.stock.domain.CycleCount;

/**
 * A cycle count of at most 1,000 SKUs, each once.
 *
 * @param countedAt when the goods were counted; now if not said, never in the future, at most 31 days ago
 */
record CountBody(
        @NotNull Gln location,
        Instant countedAt,
        @NotNull @NotEmpty @Size(max = 1_000) List<@NotNull @Valid CountedBody> counts) {

    private static final Duration OLDEST = Duration.ofDays(31);

    /** What is on the shelf of a SKU, in pieces. */
    record CountedBody(
            @NotNull Sku sku,
            @NotNull @PositiveOrZero @Max(Quantity.MAX) Long counted) {}

    CycleCount toDomain(String countedBy, Instant now) {
        SortedMap<Sku, Long> counted = new TreeMap<>((one, other) -> one.code().compareTo(other.code()));
        for (int index = 0; index < counts.size(); index++) {
            CountedBody body = counts.get(index);
            if (counted.put(body.sku(), body.counted()) != null) {
                throw Problem.invalid("/counts/" + index + "/sku", "is counted twice")
                        .asException();
            }
        }
        return new CycleCount(Ids.next(), location, counted, moment(now), countedBy);
    }

    private Instant moment(Instant now) {
        if (countedAt == null) {
            return now;
        }
        Moments.requirePast("/countedAt", countedAt, now);
        if (countedAt.isBefore(now.minus(OLDEST))) {
            throw Problem.invalid("/countedAt", "is more than 31 days ago").asException();
        }
        return countedAt.isAfter(now) ? now : countedAt;
    }
}
