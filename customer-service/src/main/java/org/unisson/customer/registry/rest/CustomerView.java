package org.unisson.customer.registry.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.customer.registry.application.FindingCustomers.Found;
import org.unisson.customer.registry.domain.Address;
import org.unisson.customer.registry.domain.Attachment;
import org.unisson.customer.registry.domain.Attribute;
import org.unisson.customer.registry.domain.Card;
import org.unisson.customer.registry.domain.Device;
import org.unisson.customer.registry.domain.Identifier;
import org.unisson.customer.registry.domain.Person;
import org.unisson.customer.registry.domain.SourceRecord;

/**
 * A golden record as shown to those who may see it: what all sources that know the person say of it together.
 *
 * @param customerId of the person: its oldest customer
 * @param version grows with each change of the person
 * @param phone E.164
 * @param attachedTo GLN of the store, with the instant from which
 * @param members all customers of the person, the oldest first
 * @param provenance by attribute: which record it is from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerView(
        UUID customerId,
        long version,
        String givenName,
        String familyName,
        String email,
        String phone,
        List<String> cards,
        List<String> devices,
        String language,
        List<ConsentView> consents,
        String attachedTo,
        Instant attachedSince,
        Instant registeredAt,
        Instant changedAt,
        LocalDate birthDate,
        AddressBody address,
        List<UUID> members,
        Map<String, Provenance> provenance) {

    /** Where an attribute is from. @param corrected whether somebody put it right */
    public record Provenance(UUID customerId, String source, Instant since, boolean corrected) {}

    public static CustomerView of(Found found) {
        Person person = found.person();
        Beliefs beliefs = new Beliefs(found);
        String language =
                beliefs.of(Attribute.LANGUAGE, record -> record.profile().language());
        return new CustomerView(
                person.id(),
                person.version(),
                beliefs.of(Attribute.GIVEN_NAME, record -> record.profile().givenName()),
                beliefs.of(Attribute.FAMILY_NAME, record -> record.profile().familyName()),
                beliefs.of(Attribute.EMAIL, record -> value(record.identifiers().email())),
                beliefs.of(Attribute.PHONE, record -> value(record.identifiers().phone())),
                person.cards().stream().map(Card::value).toList(),
                person.devices().stream().map(Device::value).toList(),
                language == null ? person.record(person.id()).profile().language() : language,
                ConsentView.all(person.consents()),
                person.attachment().map(Attachment::store).map(Object::toString).orElse(null),
                person.attachment().map(Attachment::since).orElse(null),
                person.registeredAt(),
                person.changedAt(),
                beliefs.of(Attribute.BIRTH_DATE, record -> record.profile().birthDate()),
                address(beliefs.of(Attribute.ADDRESS, record -> record.profile().address())),
                person.members().stream().map(member -> member.record().id()).toList(),
                beliefs.provenance);
    }

    static AddressBody address(Address address) {
        return address == null
                ? null
                : new AddressBody(address.street(), address.postcode(), address.city(), address.country());
    }

    private static String value(Identifier identifier) {
        return identifier == null ? null : identifier.value();
    }

    /** What is believed, noting where it is from. */
    private static final class Beliefs {

        private final Found found;
        private final Map<String, Provenance> provenance = new TreeMap<>();

        Beliefs(Found found) {
            this.found = found;
        }

        <T> T of(Attribute attribute, Function<SourceRecord, T> reader) {
            return found.person()
                    .believed(attribute, reader, found.survivorship())
                    .map(believed -> noted(attribute, believed))
                    .orElse(null);
        }

        private <T> T noted(Attribute attribute, Person.Believed<T> believed) {
            provenance.put(
                    attribute.name(),
                    new Provenance(believed.customerId(), believed.source(), believed.since(), believed.corrected()));
            return believed.value();
        }
    }

    @Override
    public String toString() {
        return "customer " + customerId;
    }
}
