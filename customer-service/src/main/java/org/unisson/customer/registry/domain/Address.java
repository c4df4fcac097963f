package org.unisson.customer.registry.domain;

/**
 * Where somebody lives.
 *
 * @param street number and street, at most 200 characters, or null
 * @param postcode at most 16 characters, or null
 * @param city at most 100 characters, or null
 * @param country ISO 3166-1 alpha-2, or null
 */
public record Address(String street, String postcode, String city, String country) {

    /** Says nothing of its content: this may end in a log. */
    @Override
    public String toString() {
        return "an address";
    }
}
