package org.unisson.customer.registry.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a customer allows, by purpose.
 *
 * @param byPurpose what was said last about each purpose
 */
public record Consents(SortedMap<Purpose, Consent> byPurpose) {

    /** Nothing was said. */
    public static final Consents NONE = new Consents(Collections.emptySortedMap());

    public Consents {
        byPurpose = Collections.unmodifiableSortedMap(new TreeMap<>(byPurpose));
    }

    /**
     * With what was said at an instant; who says the same again keeps the date and source of the first time, and an
     * older word that comes late changes nothing.
     */
    Consents with(Collection<ConsentGiven> said, Instant when) {
        SortedMap<Purpose, Consent> all = new TreeMap<>(byPurpose);
        for (ConsentGiven given : said) {
            Consent known = all.get(given.purpose());
            boolean isLate = known != null && when.isBefore(known.since());
            if (!isLate && (known == null || known.granted() != given.granted())) {
                all.put(given.purpose(), given.at(when));
            }
        }
        return new Consents(all);
    }

    /** Whether something else holds of the purpose, or nothing. */
    boolean isNews(ConsentGiven given) {
        Consent holding = byPurpose.get(given.purpose());
        return holding == null || holding.granted() != given.granted();
    }

    /** With what was said now, even if it was said before. */
    Consents saidAgain(Collection<ConsentGiven> said, Instant now) {
        SortedMap<Purpose, Consent> all = new TreeMap<>(byPurpose);
        said.forEach(given -> all.put(given.purpose(), given.at(now)));
        return new Consents(all);
    }
}
