package org.unisson.customer.registry.application;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.chassis.events.Event;
import org.unisson.customer.events.ChannelConsent;
import org.unisson.customer.events.Consent;
import org.unisson.customer.events.CustomerChanged;
import org.unisson.customer.events.CustomerRegistered;
import org.unisson.customer.registry.domain.Card;
import org.unisson.customer.registry.domain.ConsentsInForce.OfPurpose;
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
        return customer.consents().purposes().stream()
                .map(CustomerEvents::consent)
                .toList();
    }

    private static Consent consent(OfPurpose one) {
        Instant since = Stream.concat(one.whole().stream(), one.channels().stream())
                .map(org.unisson.customer.registry.domain.Consent::since)
                .findFirst()
                .orElseThrow();
        return new Consent(
                one.purpose().name(),
                one.isGranted(),
                since,
                one.channels().stream()
                        .map(channel -> new ChannelConsent(
                                channel.scope().channel().name(), channel.granted(), channel.since()))
                        .toList());
    }
}
