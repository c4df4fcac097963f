package org.unisson.inventory.sourcing.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;

/**
 * What is wanted together.
 *
 * @param channel on which it is sold
 * @param destination of what is shipped, if known
 * @param gifts lines that are given with the others, by the operation that gives them: without them it is served too
 */
public record Basket(
        String channel, List<RequestedLine> lines, Optional<Destination> destination, Map<UUID, UUID> gifts) {

    public Basket {
        lines = List.copyOf(lines);
        gifts = Map.copyOf(gifts);
    }

    /** In which nothing is given. */
    public Basket(String channel, List<RequestedLine> lines, Optional<Destination> destination) {
        this(channel, lines, destination, Map.of());
    }

    /**
     * The same without what operations give of which something is short: of each operation all. Where nothing given is
     * among what is short, without any gift.
     */
    public Basket withoutGifts(Collection<Sku> shortOf) {
        Set<UUID> named = lines.stream()
                .filter(line -> gifts.containsKey(line.lineId()) && shortOf.contains(line.sku()))
                .map(line -> gifts.get(line.lineId()))
                .collect(Collectors.toSet());
        Set<UUID> given = named.isEmpty() ? Set.copyOf(gifts.values()) : named;
        Map<UUID, UUID> left = new HashMap<>(gifts);
        left.values().removeAll(given);
        return new Basket(
                channel,
                lines.stream()
                        .filter(line -> !gifts.containsKey(line.lineId()) || left.containsKey(line.lineId()))
                        .toList(),
                destination,
                left);
    }

    /** Where something of it is collected. */
    Set<Gln> pickupStores() {
        return lines.stream()
                .filter(line -> line.method() == RequestedLine.Method.PICKUP)
                .flatMap(line -> line.location().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
