package org.unisson.customer.registry.domain;

import java.time.LocalDate;
import java.util.List;
import org.unisson.chassis.values.Gln;

/**
 * What somebody tells of a customer; null or an empty list where nothing is told.
 *
 * @param language BCP 47 tag
 * @param attachedTo the store
 * @param telling who says so, and when
 */
public record Registration(
        String givenName,
        String familyName,
        String language,
        Email email,
        Phone phone,
        List<Card> cards,
        List<Device> devices,
        List<ConsentGiven> consents,
        Gln attachedTo,
        LocalDate birthDate,
        Address address,
        Telling telling) {

    public Registration {
        cards = List.copyOf(cards);
        devices = List.copyOf(devices);
        consents = List.copyOf(consents);
    }

    /** Says nothing of its content: this may end in a log. */
    @Override
    public String toString() {
        return "a registration";
    }
}
