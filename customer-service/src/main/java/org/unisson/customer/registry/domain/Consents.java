package org.unisson.customer.registry.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one customer said of what is allowed.
 *
 * @param said the last word on each purpose as a whole, and on each channel of it that was spoken of
 */
public record Consents(SortedMap<Scope, Consent> said) {

    /** Nothing was said. */
    public static final Consents NONE = new Consents(Collections.emptySortedMap());

    public Consents {
        said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
    }

    /** The last words on purposes as a whole. */
    public SortedMap<Purpose, Consent> byPurpose() {
        return inForce().byPurpose();
    }

    /**
     * What holds: the last word that covers it. Said at one instant, the word on the channel holds, and not the one on
     * the whole purpose.
     */
    Optional<Consent> holding(Scope scope) {
        return Stream.of(said.get(Scope.all(scope.purpose())), said.get(scope))
                .filter(consent -> consent != null)
                .max(Comparator.comparing(Consent::since)
                        .thenComparing(consent -> !consent.scope().isWhole()));
    }

    /** What holds of everything that was spoken of. */
    public ConsentsInForce inForce() {
        SortedMap<Scope, Consent> all = new TreeMap<>();
        said.keySet().forEach(scope -> all.put(scope, holding(scope).orElseThrow()));
        return new ConsentsInForce(all);
    }

    /**
     * With what was said at an instant; who says the same again keeps the date and source of the first time, and an
     * older word that comes late changes nothing.
     *
     * @param dated whether it is known that it was said then: it takes the place of what was said of channels before it.
     *     What is merely repeated does not
     */
    Consents with(Collection<ConsentGiven> words, Instant when, boolean dated) {
        SortedMap<Scope, Consent> all = new TreeMap<>(said);
        for (ConsentGiven given : words) {
            Consent known = all.get(given.scope());
            boolean isLate = known != null && when.isBefore(known.since());
            boolean isNews = known == null
                    || known.granted() != given.granted()
                    || dated && new Consents(all).inForce().isNews(given);
            if (!isLate && isNews) {
                all.put(given.scope(), given.at(when));
            }
        }
        return new Consents(all);
    }

    /** With what was said now, even if it was said before. */
    Consents saidAgain(Collection<ConsentGiven> words, Instant now) {
        SortedMap<Scope, Consent> all = new TreeMap<>(said);
        words.forEach(given -> all.put(given.scope(), given.at(now)));
        return new Consents(all);
    }
}
