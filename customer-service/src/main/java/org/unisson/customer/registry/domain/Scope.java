package org.unisson.customer.registry.domain;

import java.util.Comparator;

/**
 * What a consent is about.
 *
 * @param channel null: every way of contact, and whatever else the purpose is
 */
public record Scope(Purpose purpose, ContactChannel channel) implements Comparable<Scope> {

    private static final Comparator<Scope> ORDER = Comparator.comparing(Scope::purpose)
            .thenComparing(Scope::channel, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** All of a purpose. */
    public static Scope all(Purpose purpose) {
        return new Scope(purpose, null);
    }

    public boolean isWhole() {
        return channel == null;
    }

    @Override
    public int compareTo(Scope other) {
        return ORDER.compare(this, other);
    }
}
