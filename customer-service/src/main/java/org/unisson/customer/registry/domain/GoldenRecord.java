package org.unisson.customer.registry.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.unisson.chassis.values.Gln;

/**
 * Everything that is known of one customer, once. Each verb returns the record after it: the same one where nothing
 * changed, else one with the next version.
 *
 * @param version grows by one with each change
 * @param attachment the store, if any
 */
public record GoldenRecord(
        UUID id,
        long version,
        Profile profile,
        Identifiers identifiers,
        Consents consents,
        Optional<Attachment> attachment,
        Instant registeredAt,
        Instant changedAt) {

    /** A new customer, version 1. */
    public static GoldenRecord register(UUID id, Registration told, Instant now) {
        GoldenRecord blank =
                new GoldenRecord(id, 0, Profile.UNKNOWN, Identifiers.NONE, Consents.NONE, Optional.empty(), now, now);
        return blank.including(told, now).next(now);
    }

    /** What was told once more, or anew: it adds to what is known and takes the place of what it contradicts. */
    public GoldenRecord learn(Registration told, Instant now) {
        return settled(including(told, now), now);
    }

    /** Corrects what is known. */
    public GoldenRecord amend(Amendment change, Instant now) {
        Profile amended = new Profile(
                kept(change.givenName(), profile.givenName()),
                kept(change.familyName(), profile.familyName()),
                change.language() == null ? profile.language() : change.language());
        Identifiers recognised = new Identifiers(
                kept(change.email(), identifiers.email()),
                kept(change.phone(), identifiers.phone()),
                change.cards() == null ? identifiers.cards() : new TreeSet<>(change.cards()),
                change.devices() == null ? identifiers.devices() : new TreeSet<>(change.devices()));
        Optional<Attachment> attached = change.attachedTo() == null
                ? attachment
                : attached(change.attachedTo().orElse(null), now);
        return settled(copy(amended, recognised, consents, attached), now);
    }

    /** Grants or refuses purposes. */
    public GoldenRecord consent(Collection<ConsentGiven> said, Instant now) {
        return settled(copy(profile, identifiers, consents.with(said, now), attachment), now);
    }

    /** Cards that this one holds and the earlier one did not. */
    public List<Card> cardsSince(Optional<GoldenRecord> earlier) {
        return identifiers.cards().stream()
                .filter(card -> earlier.stream()
                        .noneMatch(before -> before.identifiers().cards().contains(card)))
                .toList();
    }

    /** Says nothing of its content: this may end in a log. */
    @Override
    public String toString() {
        return "customer " + id + " version " + version;
    }

    private GoldenRecord including(Registration told, Instant now) {
        return copy(
                profile.with(told.givenName(), told.familyName(), told.language()),
                identifiers.with(told.email(), told.phone(), told.cards(), told.devices()),
                consents.with(told.consents(), now),
                told.attachedTo() == null ? attachment : attached(told.attachedTo(), now));
    }

    private Optional<Attachment> attached(Gln store, Instant now) {
        if (store == null) {
            return Optional.empty();
        }
        return attachment
                .filter(known -> known.store().equals(store))
                .or(() -> Optional.of(new Attachment(store, now)));
    }

    private GoldenRecord settled(GoldenRecord candidate, Instant now) {
        return candidate.equals(this) ? this : candidate.next(now);
    }

    private GoldenRecord next(Instant now) {
        return new GoldenRecord(id, version + 1, profile, identifiers, consents, attachment, registeredAt, now);
    }

    private GoldenRecord copy(Profile p, Identifiers i, Consents c, Optional<Attachment> a) {
        return new GoldenRecord(id, version, p, i, c, a, registeredAt, changedAt);
    }

    private static <T> T kept(Optional<T> change, T known) {
        return change == null ? known : change.orElse(null);
    }
}
