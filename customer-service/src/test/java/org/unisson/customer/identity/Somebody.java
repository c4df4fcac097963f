package org.unisson.customer.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.unisson.customer.identity.domain.Key;
import org.unisson.customer.identity.domain.Traits;

/** Records of people as sources know them; the number orders them by age. */
final class Somebody {

    private Somebody() {}

    static UUID id(int number) {
        return new UUID(0x0195c0de00007000L + ((long) number << 16), 0x8000000000000000L | number);
    }

    static Traits named(int number, String givenName, String familyName, String... keys) {
        return born(number, givenName, familyName, null, keys);
    }

    static Traits born(int number, String givenName, String familyName, LocalDate birthDate, String... keys) {
        return of(number, "crm/" + number, givenName, familyName, birthDate, null, null, keys);
    }

    static Traits of(
            int number,
            String label,
            String givenName,
            String familyName,
            LocalDate birthDate,
            String street,
            String postcode,
            String... keys) {
        List<Key> all = Stream.of(keys).map(Key::ofText).toList();
        return new Traits(id(number), label, givenName, familyName, birthDate, street, postcode, new TreeSet<>(all));
    }

    static Traits withId(Traits one, int number) {
        return new Traits(
                id(number),
                one.label(),
                one.givenName(),
                one.familyName(),
                one.birthDate(),
                one.street(),
                one.postcode(),
                one.keys());
    }
}
