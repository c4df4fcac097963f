package org.unisson.catalog.price.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.unisson.chassis.values.Gln;

/** A named set of stores, at a version. */
public record StoreGroup(String groupId, long version, Members members, Instant changedAt) {

    /**
     * What it is called and who belongs to it.
     *
     * @param name for people, 1 to 200 characters
     * @param stores at most 5,000
     */
    public record Members(String name, List<Gln> stores) {

        private static final int MOST = 5_000;

        public Members {
            if (name == null
                    || name.isBlank()
                    || name.length() > 200
                    || name.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("name: 1 to 200 characters are required");
            }
            if (stores == null || stores.size() > MOST || stores.stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException("stores: 0 to " + MOST + " are required");
            }
            stores = stores.stream()
                    .distinct()
                    .sorted(java.util.Comparator.comparing(Gln::number))
                    .toList();
        }
    }
}
