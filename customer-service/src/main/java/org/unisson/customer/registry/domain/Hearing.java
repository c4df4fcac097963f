package org.unisson.customer.registry.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Listens to what is told of a record, attribute by attribute: an older word that comes late fills what was not spoken
 * of, and never takes the place of a newer one.
 */
final class Hearing {

    private final SortedMap<Attribute, Said> said;
    private final Instant saidAt;
    private final Instant now;

    /** @param saidAt null: now, and telling the same again says nothing new */
    Hearing(SortedMap<Attribute, Said> said, Instant saidAt, Instant now) {
        this.said = new TreeMap<>(said);
        this.saidAt = saidAt;
        this.now = now;
    }

    /** What holds after it was told; null tells nothing. */
    <T> T hear(Attribute attribute, T known, T told) {
        if (told == null) {
            return known;
        }
        Said before = said.get(attribute);
        boolean same = Objects.equals(known, told);
        Instant at = saidAt == null ? now : saidAt;
        if (same && before != null && before.own()) {
            said.put(attribute, new Said(at.isBefore(before.at()) ? before.at() : at, before.corrected(), false));
            return known;
        }
        if (before != null && at.isBefore(before.at()) || same && (saidAt == null || isAsOf(before, at))) {
            return known;
        }
        said.put(attribute, new Said(at, same && before != null && before.corrected(), false));
        return told;
    }

    /**
     * What holds after a correction: null leaves it, empty says that it is not known.
     *
     * @param own whether it is the customer's own word; the same from somebody else proves it
     */
    <T> T correct(Attribute attribute, T known, Optional<T> change, boolean own) {
        if (change == null) {
            return known;
        }
        if (Objects.equals(known, change.orElse(null))) {
            Said before = said.get(attribute);
            if (before != null && before.own() && !own) {
                said.put(attribute, new Said(now, true, false));
            }
            return known;
        }
        said.put(attribute, new Said(now, true, own));
        return change.orElse(null);
    }

    SortedMap<Attribute, Said> said() {
        return said;
    }

    private static boolean isAsOf(Said before, Instant at) {
        return before != null && before.at().equals(at);
    }
}
