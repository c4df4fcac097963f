package org.unisson.customer.segment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.registry.application.FindingCustomers.Found;
import org.unisson.customer.registry.application.ReadingPersons;
import org.unisson.customer.registry.domain.Address;
import org.unisson.customer.registry.domain.Attachment;
import org.unisson.customer.registry.domain.Attribute;
import org.unisson.customer.registry.domain.Consent;
import org.unisson.customer.registry.domain.Person;
import org.unisson.customer.registry.domain.SourceRecord;
import org.unisson.customer.segment.domain.Boundaries;
import org.unisson.customer.segment.domain.Facts;
import org.unisson.customer.segment.domain.Purchases;
import org.unisson.customer.segment.domain.Who;

/** Gathers what segments ask of persons. */
@ApplicationScoped
public class FactsOfPersons {

    private final ReadingPersons persons;
    private final Buying buying;
    private final KnownBoundaries boundaries;
    private final SegmentConfig config;

    FactsOfPersons(ReadingPersons persons, Buying buying, KnownBoundaries boundaries, SegmentConfig config) {
        this.persons = persons;
        this.buying = buying;
        this.boundaries = boundaries;
        this.config = config;
    }

    /** A person with its customers. */
    public record Known(UUID personId, List<UUID> members, Facts facts) {}

    /** Of the registered ones among these customers the persons, each once. */
    public Uni<List<Known>> of(Transaction tx, Collection<UUID> customers, Instant now) {
        return persons.of(tx, customers).chain(found -> {
            Map<UUID, List<UUID>> members = new HashMap<>();
            found.forEach(one -> members.put(one.person().id(), members(one.person())));
            return boundaries.newest(tx).chain(known -> buying.of(
                            tx, members, config.looksAt().since(now))
                    .map(bought -> found.stream()
                            .map(one -> new Known(
                                    one.person().id(),
                                    members.get(one.person().id()),
                                    facts(one, bought.getOrDefault(one.person().id(), Purchases.NONE), known, now)))
                            .toList()));
        });
    }

    private Facts facts(Found found, Purchases bought, Optional<Boundaries> known, Instant now) {
        return new Facts(who(found), bought, config.looksAt(), known, now);
    }

    private static Who who(Found found) {
        Person person = found.person();
        String language =
                believed(found, Attribute.LANGUAGE, record -> record.profile().language());
        Address address =
                believed(found, Attribute.ADDRESS, record -> record.profile().address());
        LocalDate birthDate =
                believed(found, Attribute.BIRTH_DATE, record -> record.profile().birthDate());
        return new Who(
                language == null ? person.record(person.id()).profile().language() : language,
                address == null || address.country() == null ? "" : address.country(),
                birthDate,
                person.attachment().map(Attachment::store).map(Object::toString).orElse(""),
                person.consents().byPurpose().values().stream()
                        .filter(Consent::granted)
                        .map(consent -> consent.purpose().name())
                        .sorted()
                        .toList());
    }

    private static <T> T believed(Found found, Attribute attribute, Function<SourceRecord, T> reader) {
        return found.person()
                .believed(attribute, reader, found.survivorship())
                .map(Person.Believed::value)
                .orElse(null);
    }

    private static List<UUID> members(Person person) {
        return person.members().stream().map(member -> member.record().id()).toList();
    }
}
