package org.unisson.inventory.sourcing.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Gln;

/**
 * What is wanted together.
 *
 * @param channel on which it is sold
 * @param destination of what is shipped, if known
 */
public record Basket(String channel, List<RequestedLine> lines, Optional<Destination> destination) {

    public Basket {
        lines = List.copyOf(lines);
    }

    /** Where something of it is collected. */
    Set<Gln> pickupStores() {
        return lines.stream()
                .filter(line -> line.method() == RequestedLine.Method.PICKUP)
                .flatMap(line -> line.location().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
