package org.unisson.customer.registry.domain;

import java.util.List;
import java.util.Optional;
import org.unisson.chassis.values.Gln;

/**
 * A correction of a golden record: null leaves a field as it is, an empty value removes it, a list replaces the list.
 */
public record Amendment(
        Optional<String> givenName,
        Optional<String> familyName,
        String language,
        Optional<Email> email,
        Optional<Phone> phone,
        List<Card> cards,
        List<Device> devices,
        Optional<Gln> attachedTo) {

    /** Says nothing of its content: this may end in a log. */
    @Override
    public String toString() {
        return "an amendment";
    }
}
