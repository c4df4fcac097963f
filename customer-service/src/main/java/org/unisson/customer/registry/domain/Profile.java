package org.unisson.customer.registry.domain;

import java.util.Locale;

/**
 * How to address a customer.
 *
 * @param givenName or null
 * @param familyName or null
 * @param language BCP 47 tag
 */
public record Profile(String givenName, String familyName, String language) {

    /** A customer of whom nothing is known. */
    public static final Profile UNKNOWN = new Profile(null, null, Locale.FRENCH.toLanguageTag());

    Profile with(String newGivenName, String newFamilyName, String newLanguage) {
        return new Profile(
                newGivenName == null ? givenName : newGivenName,
                newFamilyName == null ? familyName : newFamilyName,
                newLanguage == null ? language : newLanguage);
    }

    /** Says nothing of its content: this may end in a log. */
    @Override
    public String toString() {
        return "a profile";
    }
}
