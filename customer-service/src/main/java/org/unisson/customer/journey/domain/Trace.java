package org.unisson.customer.journey.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * By what a person's touchpoints are found: what was told of any of its customers, and what its devices told of nobody while
 * they were its own.
 *
 * @param subject the customer it was asked by
 * @param members all customers of the person, that one included
 * @param allowed whether the person allows to be shown what it looked at
 */
public record Trace(UUID subject, Set<UUID> members, boolean allowed, List<Device> devices) {

    public Trace {
        members = Set.copyOf(members);
        devices = List.copyOf(devices);
    }

    /**
     * Where to look.
     *
     * @param customerId told of that customer; null: told of nobody, by the visitor's device
     */
    public record Place(UUID customerId, String visitor, Window window) {}

    /** Everything of the person in a window; nothing where it is not allowed. */
    public List<Place> in(Window window) {
        List<Place> places = new ArrayList<>();
        if (!allowed || window.isEmpty()) {
            return places;
        }
        members.forEach(member -> places.add(new Place(member, null, window)));
        devices.stream()
                .flatMap(device -> device.of(members).stream())
                .flatMap(stretch -> stretch.within(window).stream())
                .forEach(stretch ->
                        places.add(new Place(null, stretch.visitor(), new Window(stretch.from(), stretch.until()))));
        return places;
    }
}
