package org.unisson.inventory.hold.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.hold.domain.HeldLine;
import org.unisson.inventory.hold.domain.Hold;

/**
 * What a cart holds.
 *
 * @param customerId absent: not known
 * @param beganAt when it began to hold
 * @param expiresAt from this instant on it no longer holds
 * @param latestEnd how far that can be put off by asking again
 * @param lines in the order of the request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HoldAnswer(
        UUID cartId,
        String channel,
        UUID customerId,
        Instant beganAt,
        Instant expiresAt,
        Instant latestEnd,
        List<Line> lines) {

    /**
     * A line of the cart.
     *
     * @param location where it was asked for; absent: inventory chose
     * @param from where its pieces are set aside
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(String sku, long quantity, String method, String location, List<From> from) {}

    /** Pieces at a location. */
    record From(String location, long quantity) {}

    static HoldAnswer of(Hold hold) {
        Map<Integer, List<HeldLine>> lines =
                hold.lines().stream().collect(Collectors.groupingBy(HeldLine::line, TreeMap::new, Collectors.toList()));
        return new HoldAnswer(
                hold.cartId(),
                hold.channel(),
                hold.customer().orElse(null),
                hold.term().beganAt(),
                hold.term().expiresAt(),
                hold.term().latestEnd(),
                lines.values().stream().map(HoldAnswer::line).toList());
    }

    private static Line line(List<HeldLine> places) {
        HeldLine first = places.getFirst();
        return new Line(
                first.place().sku().code(),
                places.stream().mapToLong(HeldLine::quantity).sum(),
                first.method().name(),
                first.askedAt().map(Gln::number).orElse(null),
                places.stream()
                        .map(place -> new From(place.place().location().number(), place.quantity()))
                        .toList());
    }
}
