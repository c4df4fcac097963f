package org.unisson.customer.registry.domain;

import java.time.LocalDate;
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
        Optional<Gln> attachedTo,
        Optional<LocalDate> birthDate,
        Optional<Address> address) {

    /** Whether it can change who the customer is. */
    public boolean tellsIdentity() {
        return givenName != null
                || familyName != null
                || email != null
                || phone != null
                || cards != null
                || devices != null
                || birthDate != null
                || address != null;
    }

    /** The same with other lists. */
    public Amendment with(List<Card> otherCards, List<Device> otherDevices) {
        return new Amendment(
                givenName,
                familyName,
                language,
                email,
                phone,
                otherCards,
                otherDevices,
                attachedTo,
                birthDate,
                address);
    }

    /** Says nothing of its content: this may end in a log. */
    @Override
    public String toString() {
        return "an amendment";
    }
}
