package org.unisson.customer.registry.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.unisson.chassis.values.Gln;

/**
 * What one source knows of one customer. Each verb returns the record after it: the same one where nothing changed,
 * else one with the next version.
 *
 * @param version grows with each change
 * @param source who says so: of what was told first
 * @param said when each attribute was said, for those that were spoken of
 * @param attachment the store, if any
 */
public record SourceRecord(
        UUID id,
        long version,
        String source,
        Profile profile,
        Identifiers identifiers,
        SortedMap<Attribute, Said> said,
        Consents consents,
        Optional<Attachment> attachment,
        Instant registeredAt,
        Instant changedAt) {

    public SourceRecord {
        said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
    }

    /** A new customer, version 1. */
    public static SourceRecord register(UUID id, Registration told, Instant now) {
        SourceRecord blank = new SourceRecord(
                id,
                0,
                told.telling().source(),
                Profile.UNKNOWN,
                Identifiers.NONE,
                Collections.emptySortedMap(),
                Consents.NONE,
                Optional.empty(),
                now,
                now);
        return blank.including(told, now).next(now);
    }

    /**
     * What was told once more, or anew: it adds to what is known and takes the place of what it contradicts, unless
     * that was said later.
     */
    public SourceRecord learn(Registration told, Instant now) {
        return settled(including(told, now), now);
    }

    /** Corrects what is known. @param own whether it is the customer's own word */
    public SourceRecord amend(Amendment change, boolean own, Instant now) {
        Hearing hearing = new Hearing(said, now, now);
        Optional<String> language = change.language() == null ? null : Optional.of(change.language());
        Profile amended = new Profile(
                hearing.correct(Attribute.GIVEN_NAME, profile.givenName(), change.givenName(), own),
                hearing.correct(Attribute.FAMILY_NAME, profile.familyName(), change.familyName(), own),
                hearing.correct(Attribute.LANGUAGE, profile.language(), language, own),
                hearing.correct(Attribute.BIRTH_DATE, profile.birthDate(), change.birthDate(), own),
                hearing.correct(Attribute.ADDRESS, profile.address(), change.address(), own));
        Identifiers recognised = new Identifiers(
                hearing.correct(Attribute.EMAIL, identifiers.email(), change.email(), own),
                hearing.correct(Attribute.PHONE, identifiers.phone(), change.phone(), own),
                change.cards() == null ? identifiers.cards() : new TreeSet<>(change.cards()),
                change.devices() == null ? identifiers.devices() : new TreeSet<>(change.devices()));
        Optional<Attachment> attached = change.attachedTo() == null
                ? attachment
                : attached(change.attachedTo().orElse(null), now);
        return settled(copy(amended, recognised, hearing.said(), consents, attached), now);
    }

    /** Without cards and devices that turned out not to be the person's. */
    public SourceRecord without(Collection<Card> cards, Collection<Device> devices, Instant now) {
        return settled(copy(profile, identifiers.without(cards, devices), said, consents, attachment), now);
    }

    /** Attached from now on, also where it was to that store already: another record of the person may say otherwise since. */
    public SourceRecord attachAnew(Gln store, Instant now) {
        return settled(copy(profile, identifiers, said, consents, Optional.of(new Attachment(store, now))), now);
    }

    /** Attached to no store. */
    public SourceRecord detach(Instant now) {
        return settled(copy(profile, identifiers, said, consents, Optional.empty()), now);
    }

    /** Grants or refuses purposes. */
    public SourceRecord consent(Collection<ConsentGiven> given, Instant now) {
        return consent(given, consents.inForce(), now);
    }

    /**
     * Grants or refuses purposes. Saying what holds already says nothing new.
     *
     * @param holding what holds for the person
     */
    public SourceRecord consent(Collection<ConsentGiven> given, ConsentsInForce holding, Instant now) {
        List<ConsentGiven> news = given.stream().filter(holding::isNews).toList();
        return settled(copy(profile, identifiers, said, consents.saidAgain(news, now), attachment), now);
    }

    /** Whether it is known that the attribute was spoken of; of old records, of which nothing is known, all were. */
    boolean speaksOf(Attribute attribute) {
        return said.isEmpty() || said.containsKey(attribute);
    }

    /** When the attribute was said, as far as that is known. */
    public Instant since(Attribute attribute) {
        return said.containsKey(attribute) ? said.get(attribute).at() : registeredAt;
    }

    /** Whether somebody put the attribute right. */
    public boolean isCorrected(Attribute attribute) {
        return said.containsKey(attribute) && said.get(attribute).corrected();
    }

    /** Whether only the customer says so: whoever has the account, which is no proof of being who it says. */
    public boolean isOwnWord(Attribute attribute) {
        return said.containsKey(attribute) && said.get(attribute).own();
    }

    /** Says nothing of its content: this may end in a log. */
    @Override
    public String toString() {
        return "customer " + id + " version " + version;
    }

    private SourceRecord including(Registration told, Instant now) {
        Instant saidAt = told.telling().saidAt();
        Instant when = saidAt == null ? now : saidAt;
        Hearing hearing = new Hearing(said, saidAt, now);
        Profile heard = new Profile(
                hearing.hear(Attribute.GIVEN_NAME, profile.givenName(), told.givenName()),
                hearing.hear(Attribute.FAMILY_NAME, profile.familyName(), told.familyName()),
                hearing.hear(Attribute.LANGUAGE, profile.language(), told.language()),
                hearing.hear(Attribute.BIRTH_DATE, profile.birthDate(), told.birthDate()),
                hearing.hear(Attribute.ADDRESS, profile.address(), told.address()));
        Identifiers recognised = identifiers.with(
                hearing.hear(Attribute.EMAIL, identifiers.email(), told.email()),
                hearing.hear(Attribute.PHONE, identifiers.phone(), told.phone()),
                told.cards(),
                told.devices());
        boolean isLate = attachment.map(known -> when.isBefore(known.since())).orElse(false);
        return copy(
                heard,
                recognised,
                hearing.said(),
                consents.with(told.consents(), when, saidAt != null),
                told.attachedTo() == null || isLate ? attachment : attached(told.attachedTo(), when));
    }

    private Optional<Attachment> attached(Gln store, Instant now) {
        if (store == null) {
            return Optional.empty();
        }
        return attachment
                .filter(known -> known.store().equals(store))
                .or(() -> Optional.of(new Attachment(store, now)));
    }

    private SourceRecord settled(SourceRecord candidate, Instant now) {
        return candidate.equals(this) ? this : candidate.next(now);
    }

    private SourceRecord next(Instant now) {
        return new SourceRecord(
                id, version + 1, source, profile, identifiers, said, consents, attachment, registeredAt, now);
    }

    private SourceRecord copy(
            Profile p, Identifiers i, SortedMap<Attribute, Said> s, Consents c, Optional<Attachment> a) {
        return new SourceRecord(id, version, source, p, i, s, c, a, registeredAt, changedAt);
    }
}
