package org.unisson.customer.identity.application;

import java.util.Map;
import java.util.UUID;

/**
 * Customers of some persons, whole persons before and after something was told of them.
 *
 * @param before whom each was; new ones themselves
 * @param after whom each is, of the same customers
 */
public record Affected(Map<UUID, Belonging> before, Map<UUID, Belonging> after) {

    public Affected {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    /** How many came to be others. */
    public long moved() {
        return after.entrySet().stream()
                .filter(entry -> before.containsKey(entry.getKey())
                        && !before.get(entry.getKey())
                                .person()
                                .equals(entry.getValue().person()))
                .count();
    }

    /** Nobody came to be another. */
    public static Affected none(Map<UUID, Belonging> persons) {
        return new Affected(persons, persons);
    }
}
