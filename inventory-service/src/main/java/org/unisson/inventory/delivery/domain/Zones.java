package org.unisson.inventory.delivery.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All zones there are, of some countries. */
public record Zones(List<DeliveryZone> all) {

    public Zones(Collection<DeliveryZone> all) {
        this(List.copyOf(all));
    }

    /** The zone that covers an area most exactly; of several the first by name. */
    public Optional<DeliveryZone> of(PostalArea area) {
        return all.stream()
                .filter(zone -> zone.covers(area).isPresent())
                .min(Comparator.comparing(
                                (DeliveryZone zone) -> -zone.covers(area).getAsInt())
                        .thenComparing(DeliveryZone::id));
    }
}
