package org.unisson.customer.registry.rest;

/**
 * A consent as told.
 *
 * @param purpose capital letters, for example MARKETING
 * @param source where it was said, at most 64 characters
 */
public record ConsentBody(String purpose, Boolean granted, String source) {

    @Override
    public String toString() {
        return "a consent";
    }
}
