package org.unisson.customer.identity.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Keys that identify nobody: blocked ones, and those that more people have than one person's key has, such as the
 * device of a kiosk. Who is counted is told apart by name; spellings of one name count once, the nameless not at all.
 */
public final class Nobodys implements Predicate<Key> {

    private final MatchRules rules;
    private final Map<Key, Boolean> known = new HashMap<>();
    private final Map<Key, Boolean> several = new HashMap<>();

    public Nobodys(MatchRules rules) {
        this.rules = rules;
    }

    /** Notes who has a key. To be told before it is asked for. */
    public void carried(Key key, Collection<Traits> carriers) {
        known.put(key, carriers.size() > MatchRules.MOST_CARRIERS || people(carriers, rules.limit(key.kind())));
        several.put(key, people(carriers, 1));
    }

    /** Whether people of different names have it, such as the telephone of a family: then it does not say which. */
    boolean isSeveral(Key key) {
        return several.getOrDefault(key, false);
    }

    @Override
    public boolean test(Key key) {
        return known.getOrDefault(key, false) || rules.isBlocked(key);
    }

    /** Whether there are more of them than the limit. */
    private static boolean people(Collection<Traits> carriers, int limit) {
        List<Traits> people = new ArrayList<>();
        List<Traits> named = carriers.stream()
                .filter(one -> !one.givenName().isEmpty())
                .sorted(Comparator.comparing(Traits::fullName).thenComparing(Traits::label))
                .toList();
        for (Traits one : named) {
            if (people.stream().noneMatch(other -> Names.agree(one, other))) {
                people.add(one);
                if (people.size() > limit) {
                    return true;
                }
            }
        }
        return false;
    }
}
