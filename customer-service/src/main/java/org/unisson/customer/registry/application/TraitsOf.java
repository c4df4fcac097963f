package org.unisson.customer.registry.application;

import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisson.customer.identity.domain.Key;
import org.unisson.customer.identity.domain.Traits;
import org.unisson.customer.registry.domain.Address;
import org.unisson.customer.registry.domain.Amendment;
import org.unisson.customer.registry.domain.Attribute;
import org.unisson.customer.registry.domain.Identifier;
import org.unisson.customer.registry.domain.Profile;
import org.unisson.customer.registry.domain.Registration;
import org.unisson.customer.registry.domain.SourceRecord;

/** What tells who somebody is, out of what is known or told of them. */
public final class TraitsOf {

    private static final UUID NOBODY = new UUID(0, 0);

    private TraitsOf() {}

    /** What a customer says of itself alone is no part of it: an account would become whoever it names. */
    public static Traits record(SourceRecord record) {
        SortedSet<Key> keys = keys(Stream.concat(
                record.identifiers().telling().filter(key -> joins(record, key)),
                record.identifiers().devices().stream()));
        Profile profile = record.profile();
        Address address = proven(record, Attribute.ADDRESS, profile.address());
        return new Traits(
                record.id(),
                record.id().toString(),
                proven(record, Attribute.GIVEN_NAME, profile.givenName()),
                proven(record, Attribute.FAMILY_NAME, profile.familyName()),
                proven(record, Attribute.BIRTH_DATE, profile.birthDate()),
                address == null ? null : address.street(),
                address == null ? null : address.postcode(),
                keys);
    }

    private static boolean joins(SourceRecord record, Identifier key) {
        return switch (key.kind()) {
            case EMAIL -> !record.isOwnWord(Attribute.EMAIL) && isProven(record);
            case PHONE -> !record.isOwnWord(Attribute.PHONE) && isProven(record);
            case CARD, DEVICE -> true;
        };
    }

    // Two who share an email are told apart by their names: who takes the other's name must not become the other.
    private static boolean isProven(SourceRecord record) {
        return Stream.of(Attribute.GIVEN_NAME, Attribute.FAMILY_NAME, Attribute.BIRTH_DATE)
                .noneMatch(record::isOwnWord);
    }

    private static <T> T proven(SourceRecord record, Attribute attribute, T value) {
        return record.isOwnWord(attribute) ? null : value;
    }

    /** Keys and blocking keys by which a new customer of which this is told could be somebody known. */
    static Set<String> keysOf(Registration told) {
        Stream<Identifier> identifiers =
                Stream.<Identifier>concat(Stream.of(told.email(), told.phone()), told.cards().stream());
        Traits traits = new Traits(
                NOBODY,
                "",
                told.givenName(),
                told.familyName(),
                told.birthDate(),
                told.address() == null ? null : told.address().street(),
                told.address() == null ? null : told.address().postcode(),
                keys(identifiers));
        Set<String> all = new TreeSet<>(traits.blockingKeys());
        traits.keys().forEach(key -> all.add(key.text()));
        return all;
    }

    static Set<String> keysOf(Amendment told) {
        Stream<Identifier> addresses = Stream.of(told.email(), told.phone())
                .filter(change -> change != null)
                .map(change -> change.orElse(null));
        Collection<? extends Identifier> cards = told.cards() == null ? Set.of() : told.cards();
        return keys(Stream.concat(addresses, cards.stream())).stream()
                .map(Key::text)
                .collect(Collectors.toSet());
    }

    private static SortedSet<Key> keys(Stream<? extends Identifier> identifiers) {
        return identifiers
                .filter(identifier -> identifier != null)
                .map(identifier -> new Key(Key.Kind.valueOf(identifier.kind().name()), identifier.value()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
