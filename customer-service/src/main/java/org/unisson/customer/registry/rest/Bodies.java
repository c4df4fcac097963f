package org.unisson.customer.registry.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.values.Gln;
import org.unisson.customer.registry.application.Phones;
import org.unisson.customer.registry.domain.Address;
import org.unisson.customer.registry.domain.Amendment;
import org.unisson.customer.registry.domain.Card;
import org.unisson.customer.registry.domain.ConsentGiven;
import org.unisson.customer.registry.domain.ContactChannel;
import org.unisson.customer.registry.domain.Device;
import org.unisson.customer.registry.domain.Email;
import org.unisson.customer.registry.domain.Identifiers;
import org.unisson.customer.registry.domain.Proof;
import org.unisson.customer.registry.domain.Purpose;
import org.unisson.customer.registry.domain.Reference;
import org.unisson.customer.registry.domain.Registration;
import org.unisson.customer.registry.domain.Scope;
import org.unisson.customer.registry.domain.Telling;

/** From what clients send to what the domain understands. */
@ApplicationScoped
class Bodies {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SOURCE = 64;
    private static final int LONGEST_TEXT = 128;
    private static final int LONGEST_EVIDENCE = 256;
    private static final int MOST_CONSENTS = 50;
    private static final int EARLIEST_BIRTH = 1880;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Address NOWHERE = new Address(null, null, null, null);

    private final Phones phones;
    private final Caller caller;
    private final Clock clock;

    Bodies(Phones phones, Caller caller, Clock clock) {
        this.phones = phones;
        this.caller = caller;
        this.clock = clock;
    }

    Registration registration(Reading reading, CustomerBody body) {
        return new Registration(
                reading.optional("/givenName", body.givenName(), Reading.text(LONGEST_NAME)),
                reading.optional("/familyName", body.familyName(), Reading.text(LONGEST_NAME)),
                reading.optional("/language", body.language(), Reading::language),
                reading.optional("/email", body.email(), Email::of),
                reading.optional("/phone", body.phone(), phones::read),
                reading.list("/cards", body.cards(), Identifiers.MOST_CARDS, Card::of),
                reading.list("/devices", body.devices(), Identifiers.MOST_DEVICES, Device::of),
                consents(reading, body.consents()),
                reading.optional("/attachedTo", body.attachedTo(), Gln::new),
                reading.optional("/birthDate", body.birthDate(), this::birthDate),
                address(reading, body.address()),
                telling(reading, body));
    }

    private Telling telling(Reading reading, CustomerBody body) {
        String source = reading.optional("/source", body.source(), Reading.text(LONGEST_SOURCE));
        Instant saidAt = reading.optional("/saidAt", body.saidAt(), this::past);
        return new Telling(source == null ? Telling.REGISTRATION : source, saidAt);
    }

    private Address address(Reading reading, AddressBody body) {
        if (body == null) {
            return null;
        }
        Address address = new Address(
                reading.optional("/address/street", body.street(), Reading.text(200)),
                reading.optional("/address/postcode", body.postcode(), Reading.text(16)),
                reading.optional("/address/city", body.city(), Reading.text(LONGEST_NAME)),
                reading.optional("/address/country", body.country(), Bodies::country));
        return address.equals(NOWHERE) ? null : address;
    }

    private LocalDate birthDate(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < EARLIEST_BIRTH || date.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
                throw new IllegalArgumentException("is not the date of a birth");
            }
            return date;
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("is not a date like 1984-02-29", malformed);
        }
    }

    private Instant past(String text) {
        try {
            Instant at = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (at.isAfter(clock.instant().plus(CLOCKS_DIFFER)) || at.isBefore(Instant.EPOCH)) {
                throw new IllegalArgumentException("lies in the future or before 1970");
            }
            return at;
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("is not an instant with a zone, like 2026-03-02T10:00:00Z", malformed);
        }
    }

    private static String country(String text) {
        if (!text.matches("[A-Za-z]{2}")) {
            throw new IllegalArgumentException("is not a country code of two letters");
        }
        return text.toUpperCase(Locale.ROOT);
    }

    Optional<Reference> reference(Reading reading, BatchBody.ReferenceBody body) {
        if (body == null) {
            reading.require(false, "/reference", "is required");
            return Optional.empty();
        }
        String source = reading.required("/reference/source", body.source(), Reading.text(LONGEST_SOURCE));
        String id = reading.required("/reference/id", body.id(), Reading.text(128));
        return source == null || id == null ? Optional.empty() : Optional.of(new Reference(source, id));
    }

    Amendment amendment(Reading reading, PatchBody body) {
        reading.require(body.language == null || body.language.isPresent(), "/language", "cannot be removed");
        Optional<String> language = reading.patch("/language", body.language, Reading::language);
        return new Amendment(
                reading.patch("/givenName", body.givenName, Reading.text(LONGEST_NAME)),
                reading.patch("/familyName", body.familyName, Reading.text(LONGEST_NAME)),
                language == null ? null : language.orElse(null),
                reading.patch("/email", body.email, Email::of),
                reading.patch("/phone", body.phone, phones::read),
                body.cards == null ? null : reading.list("/cards", body.cards, Identifiers.MOST_CARDS, Card::of),
                body.devices == null
                        ? null
                        : reading.list("/devices", body.devices, Identifiers.MOST_DEVICES, Device::of),
                reading.patch("/attachedTo", body.attachedTo, Gln::new),
                reading.patch("/birthDate", body.birthDate, this::birthDate),
                body.address == null ? null : Optional.ofNullable(address(reading, body.address.orElse(null))));
    }

    ConsentGiven consent(Reading reading, String pointer, ConsentBody body) {
        Purpose purpose = reading.required(pointer + "/purpose", body.purpose(), Purpose::new);
        ContactChannel channel = reading.optional(pointer + "/channel", body.channel(), Bodies::channel);
        reading.require(body.granted() != null, pointer + "/granted", "is required");
        String source = reading.required(pointer + "/source", body.source(), Reading.text(LONGEST_SOURCE));
        Proof proof = new Proof(
                reading.optional(pointer + "/text", body.text(), Reading.text(LONGEST_TEXT)),
                reading.optional(pointer + "/evidence", body.evidence(), Reading.text(LONGEST_EVIDENCE)),
                caller.subject());
        return new ConsentGiven(new Scope(purpose, channel), Boolean.TRUE.equals(body.granted()), source, proof);
    }

    private static ContactChannel channel(String text) {
        return Arrays.stream(ContactChannel.values())
                .filter(channel -> channel.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is not one of EMAIL, SMS, PUSH, POST and PHONE"));
    }

    private List<ConsentGiven> consents(Reading reading, List<ConsentBody> bodies) {
        if (bodies == null) {
            return List.of();
        }
        boolean bounded = bodies.size() <= MOST_CONSENTS && !bodies.contains(null);
        reading.require(bounded, "/consents", "has at most " + MOST_CONSENTS + " entries, none of them null");
        return bounded
                ? IntStream.range(0, bodies.size())
                        .mapToObj(i -> consent(reading, "/consents/" + i, bodies.get(i)))
                        .toList()
                : List.of();
    }
}
