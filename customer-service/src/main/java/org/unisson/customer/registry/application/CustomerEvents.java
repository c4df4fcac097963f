package org.unisson.customer.registry.application;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.chassis.events.Event;
import org.unisson.customer.events.Consent;
import org.unisson.customer.events.CustomerChanged;
import org.unisson.customer.events.CustomerRegistered;
import org.unisson.customer.registry.domain.Card;
import org.unisson.schemas.Topics;

/** The public state of a customer: no name, no address, no number. */
final class CustomerEvents {

    private CustomerEvents() {}

    /** The first version tells that it was registered, every other that it has changed. */
    static Event told(PublicState customer, long version, Instant changedAt) {
        SpecificRecord payload = version == 1
                ? new CustomerRegistered(
                        customer.customerId(),
                        version,
                        cards(customer),
                        consents(customer),
                        customer.attachedTo(),
                        customer.language(),
                        changedAt)
                : new CustomerChanged(
                        customer.customerId(),
                        version,
                        cards(customer),
                        consents(customer),
                        customer.attachedTo(),
                        customer.language(),
                        changedAt);
        // The id follows from customer and version, so that publishing the state again is a repeat.
        String name = "customer/" + customer.customerId() + "/" + version;
        return Event.of(Topics.CUSTOMERS, customer.customerId().toString(), version, payload, changedAt)
                .withId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> cards(PublicState customer) {
        return customer.cards().stream().map(Card::value).toList();
    }

    private static List<Consent> consents(PublicState customer) {
        return customer.consents().byPurpose().values().stream()
                .map(consent -> new Consent(consent.purpose().name(), consent.granted(), consent.since()))
                .toList();
    }
}
