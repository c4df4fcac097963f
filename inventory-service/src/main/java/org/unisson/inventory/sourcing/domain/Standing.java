package org.unisson.inventory.sourcing.domain;

import java.util.Optional;
import org.unisson.inventory.location.domain.Site;

/**
 * How a candidate stands towards what is wanted.
 *
 * @param isPickupStore whether something of the order is collected there
 * @param hasEverything whether it has all that is wanted
 * @param left pieces that it has of what is wanted
 * @param givesLastUnit whether it would have none left of something
 * @param openPieces pieces that are set aside there and have not left
 */
record Standing(
        Site site,
        boolean isPickupStore,
        boolean hasEverything,
        long left,
        boolean givesLastUnit,
        long openPieces,
        Optional<Destination> destination) {}
