package org.unisson.customer.segment.domain;

import java.time.LocalDate;
import java.util.List;

/**
 * What conditions may ask of a person besides its purchases. Texts that are not known are empty.
 *
 * @param birthDate or null
 * @param attachedStore GLN
 * @param consents purposes that are allowed, sorted
 */
public record Who(String language, String country, LocalDate birthDate, String attachedStore, List<String> consents) {

    public Who {
        consents = List.copyOf(consents);
    }
}
