package org.unisson.inventory.sourcing.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.location.domain.Timetable;

/**
 * What the calendars of a network promise. What is taken along is promised by none.
 *
 * @param ordered from when it is counted
 */
public record Promises(Network network, Instant ordered) {

    /** The same plan, with a promise for each place of a line whose calendar says one. */
    public Plan on(Plan plan, Basket basket) {
        Map<UUID, RequestedLine> lines =
                basket.lines().stream().collect(Collectors.toMap(RequestedLine::lineId, Function.identity()));
        return new Plan(
                plan.lines().stream()
                        .map(one -> one.promisedBy(
                                of(lines.get(one.lineId()), one.place().location())))
                        .toList(),
                plan.shortages(),
                plan.decisions());
    }

    private Optional<Instant> of(RequestedLine line, Gln from) {
        Optional<Timetable> there = network.timetable(from);
        return switch (line.method()) {
            case SHIP -> there.flatMap(timetable -> timetable.deliveredBy(ordered));
            case PICKUP -> readyBy(line.location().orElse(from), from, there);
            case CARRY_OUT -> Optional.empty();
        };
    }

    /** What comes from elsewhere is made ready once it has arrived. */
    private Optional<Instant> readyBy(Gln collectedAt, Gln from, Optional<Timetable> there) {
        if (collectedAt.equals(from)) {
            return there.flatMap(timetable -> timetable.readyBy(ordered));
        }
        return there.flatMap(timetable -> timetable.deliveredBy(ordered))
                .flatMap(arrived -> network.timetable(collectedAt).flatMap(store -> store.readyBy(arrived)));
    }
}
