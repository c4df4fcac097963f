package org.unisson.customer.registry.application;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.events.Event;
import org.unisson.customer.events.Consent;
import org.unisson.customer.events.CustomerChanged;
import org.unisson.customer.events.CustomerRegistered;
import org.unisson.customer.registry.domain.Card;
import org.unisson.customer.registry.domain.GoldenRecord;
import org.unisson.schemas.Topics;

/** The public state of a golden record: no name, no address, no number. */
final class CustomerEvents {

    private CustomerEvents() {}

    static Event registered(GoldenRecord customer) {
        return event(
                customer,
                new CustomerRegistered(
                        customer.id(),
                        customer.version(),
                        cards(customer),
                        consents(customer),
                        store(customer),
                        customer.profile().language(),
                        customer.changedAt()));
    }

    static Event changed(GoldenRecord customer) {
        return event(
                customer,
                new CustomerChanged(
                        customer.id(),
                        customer.version(),
                        cards(customer),
                        consents(customer),
                        store(customer),
                        customer.profile().language(),
                        customer.changedAt()));
    }

    /** The id follows from customer and version, so that publishing the state again is a repeat. */
    private static Event event(GoldenRecord customer, org.apache.avro.specific.SpecificRecord payload) {
        String name = "customer/" + customer.id() + "/" + customer.version();
        return Event.of(Topics.CUSTOMERS, customer.id().toString(), customer.version(), payload, customer.changedAt())
                .withId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> cards(GoldenRecord customer) {
        return customer.identifiers().cards().stream().map(Card::value).toList();
    }

    private static List<Consent> consents(GoldenRecord customer) {
        return customer.consents().byPurpose().values().stream()
                .map(consent -> new Consent(consent.purpose().name(), consent.granted(), consent.since()))
                .toList();
    }

    private static String store(GoldenRecord customer) {
        return customer.attachment()
                .map(attachment -> attachment.store().number())
                .orElse(null);
    }
}
