package org.unisson.customer.registry.domain;

import java.time.LocalDate;
import java.util.Locale;

/**
 * How to address a customer.
 *
 * @param givenName or null
 * @param familyName or null
 * @param language BCP 47 tag
 * @param birthDate or null
 * @param address or null
 */
public record Profile(String givenName, String familyName, String language, LocalDate birthDate, Address address) {

    /** A customer of whom nothing is known. */
    public static final Profile UNKNOWN = new Profile(null, null, Locale.FRENCH.toLanguageTag(), null, null);

    /** Says nothing of its content: this may end in a log. */
    @Override
    public String toString() {
        return "a profile";
    }
}
