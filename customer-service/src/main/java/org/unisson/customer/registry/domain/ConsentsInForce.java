package org.unisson.customer.registry.domain;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What holds of purposes and channels.
 *
 * @param byScope of a channel that is not named, what holds is what holds of the purpose as a whole
 */
public record ConsentsInForce(SortedMap<Scope, Consent> byScope) {

    /**
     * What holds of a purpose.
     *
     * @param whole of the purpose as a whole; empty where nothing was said of that
     * @param channels of the channels that were spoken of
     */
    public record OfPurpose(Purpose purpose, Optional<Consent> whole, List<Consent> channels) {

        /** Whether the purpose as a whole is granted. */
        public boolean isGranted() {
            return whole.map(Consent::granted).orElse(false);
        }
    }

    public ConsentsInForce {
        byScope = Collections.unmodifiableSortedMap(new TreeMap<>(byScope));
    }

    /** What holds of purposes as a whole. */
    public SortedMap<Purpose, Consent> byPurpose() {
        SortedMap<Purpose, Consent> whole = new TreeMap<>();
        byScope.values().stream()
                .filter(consent -> consent.scope().isWhole())
                .forEach(consent -> whole.put(consent.purpose(), consent));
        return whole;
    }

    /** What holds of each purpose that was spoken of. */
    public List<OfPurpose> purposes() {
        return byScope.keySet().stream()
                .map(Scope::purpose)
                .distinct()
                .map(purpose ->
                        new OfPurpose(purpose, Optional.ofNullable(byScope.get(Scope.all(purpose))), channels(purpose)))
                .toList();
    }

    /** Whether something else holds, or nothing, of any of what the word covers. */
    boolean isNews(ConsentGiven given) {
        boolean holds = holding(given.scope())
                .filter(consent -> consent.granted() == given.granted())
                .isPresent();
        return !holds
                || given.scope().isWhole()
                        && channels(given.scope().purpose()).stream()
                                .anyMatch(consent -> consent.granted() != given.granted());
    }

    private Optional<Consent> holding(Scope scope) {
        return Optional.ofNullable(byScope.get(scope))
                .or(() -> Optional.ofNullable(byScope.get(Scope.all(scope.purpose()))));
    }

    private List<Consent> channels(Purpose purpose) {
        return byScope.values().stream()
                .filter(consent ->
                        consent.purpose().equals(purpose) && !consent.scope().isWhole())
                .toList();
    }
}
