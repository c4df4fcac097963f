package org.unisson.customer.registry.domain;

/**
 * How another system names a customer.
 *
 * @param source the system
 * @param id its own id
 */
public record Reference(String source, String id) implements Comparable<Reference> {

    @Override
    public int compareTo(Reference other) {
        int bySource = source.compareTo(other.source);
        return bySource != 0 ? bySource : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return source + "/" + id;
    }
}
