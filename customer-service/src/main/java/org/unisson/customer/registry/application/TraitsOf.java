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
import org.unisson.customer.registry.domain.Identifier;
import org.unisson.customer.registry.domain.Registration;
import org.unisson.customer.registry.domain.SourceRecord;

/** What tells who somebody is, out of what is known or told of them. */
public final class TraitsOf {

    private static final UUID NOBODY = new UUID(0, 0);

    private TraitsOf() {}

    public static Traits record(SourceRecord record) {
        SortedSet<Key> keys =
                keys(Stream.concat(record.identifiers().telling(), record.identifiers().devices().stream()));
        Address address = record.profile().address();
        return new Traits(
                record.id(),
                record.id().toString(),
                record.profile().givenName(),
                record.profile().familyName(),
                record.profile().birthDate(),
                address == null ? null : address.street(),
                address == null ? null : address.postcode(),
                keys);
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
