package org.unisson.customer.identity.domain;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How customers are recognised as one person.
 *
 * @param version grows by one each time it is put; 0: those that are built in
 * @param rules the first that applies is the reason
 * @param limits per kind of key, how many differently named people it may have before it is nobody's
 * @param blocked values that are nobody's
 * @param mergeFrom probability from which two customers are one without a common key, above 0 and at most 1
 * @param reviewFrom probability from which somebody is asked, at most mergeFrom
 * @param trusted per attribute, the sources that are believed before others, the first the most; whatever stands in
 *     none is believed equally, the newest first
 */
public record MatchRules(
        long version,
        List<MatchRule> rules,
        Map<Key.Kind, Integer> limits,
        List<Blocked> blocked,
        double mergeFrom,
        double reviewFrom,
        Map<String, List<String>> trusted) {

    /** Most people of one key that are looked at: a key of more is nobody's, whatever the limits say. */
    public static final int MOST_CARRIERS = 200;

    private static final int DEFAULT_LIMIT = 3;

    /** What holds until somebody puts other rules. */
    public static final MatchRules BUILT_IN = new MatchRules(
            0,
            List.of(
                    new MatchRule("CARD", Set.of(Key.Kind.CARD), false, false, false, 0.999),
                    new MatchRule("EMAIL+PHONE", Set.of(Key.Kind.EMAIL, Key.Kind.PHONE), true, false, false, 0.999),
                    new MatchRule("EMAIL+DEVICE", Set.of(Key.Kind.EMAIL, Key.Kind.DEVICE), true, false, false, 0.998),
                    new MatchRule("EMAIL", Set.of(Key.Kind.EMAIL), true, false, true, 0.99),
                    new MatchRule("PHONE", Set.of(Key.Kind.PHONE), true, true, true, 0.97)),
            Map.of(Key.Kind.CARD, 6, Key.Kind.EMAIL, 6, Key.Kind.PHONE, 8, Key.Kind.DEVICE, DEFAULT_LIMIT),
            List.of(
                    new Blocked(Key.Kind.CARD, "0000*"),
                    new Blocked(Key.Kind.CARD, "9999999999*"),
                    new Blocked(Key.Kind.CARD, "1234567890*"),
                    new Blocked(Key.Kind.PHONE, "*0000000"),
                    new Blocked(Key.Kind.PHONE, "*9999999"),
                    new Blocked(Key.Kind.PHONE, "+33123456789"),
                    new Blocked(Key.Kind.PHONE, "+33612345678"),
                    new Blocked(Key.Kind.EMAIL, "info@*"),
                    new Blocked(Key.Kind.EMAIL, "contact@*"),
                    new Blocked(Key.Kind.EMAIL, "noreply@*"),
                    new Blocked(Key.Kind.EMAIL, "no-reply@*"),
                    new Blocked(Key.Kind.EMAIL, "admin@*"),
                    new Blocked(Key.Kind.EMAIL, "test@*"),
                    new Blocked(Key.Kind.EMAIL, "accueil@*")),
            0.997,
            0.9,
            Map.of());

    /** @throws IllegalArgumentException where thresholds or limits are out of bounds */
    public MatchRules {
        rules = List.copyOf(rules);
        limits = limits.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(limits));
        blocked = List.copyOf(blocked);
        trusted = Map.copyOf(trusted);
        if (!(mergeFrom > 0 && mergeFrom <= 1) || !(reviewFrom > 0 && reviewFrom <= mergeFrom)) {
            throw new IllegalArgumentException("thresholds are above 0 and at most 1, reviewFrom at most mergeFrom");
        }
        if (limits.values().stream().anyMatch(limit -> limit < 1 || limit > MOST_CARRIERS)) {
            throw new IllegalArgumentException("limits are from 1 to " + MOST_CARRIERS);
        }
    }

    public int limit(Key.Kind kind) {
        return limits.getOrDefault(kind, DEFAULT_LIMIT);
    }

    /** Whether the value is known to be nobody's. */
    public boolean isBlocked(Key key) {
        return blocked.stream().anyMatch(one -> one.matches(key));
    }

    /**
     * Names of rules that were others in some earlier version. Of several, each counts: some customers may have been
     * recognised by one that nobody else was.
     */
    public Set<String> otherThanIn(Collection<MatchRules> earlier) {
        return earlier.stream()
                .flatMap(version -> version.rules().stream())
                .filter(rule -> !rules.contains(rule))
                .map(MatchRule::name)
                .collect(Collectors.toSet());
    }

    /** The same under another version. */
    public MatchRules as(long newVersion) {
        return new MatchRules(newVersion, rules, limits, blocked, mergeFrom, reviewFrom, trusted);
    }
}
