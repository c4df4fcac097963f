package org.unisson.customer.identity.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Decides who is who. It starts anew from the evidence each time, so that the order in which records arrived decides
 * nothing; only what a record said earlier, and does not say any more, lives on in the links of that time.
 */
public final class Resolver {

    /** Most customers behind a blocking key that are compared: so many are only neighbours. */
    public static final int LARGEST_BLOCK = 60;

    private final Matching matching;

    public Resolver(Matching matching) {
        this.matching = matching;
    }

    public Resolution resolve(Evidence evidence) {
        Map<UUID, Traits> known = new LinkedHashMap<>();
        evidence.customers().forEach(customer -> known.put(customer.customerId(), customer));
        Clusters clusters = new Clusters(known.values());
        List<Match> links = new ArrayList<>();
        evidence.together().stream()
                .map(pair -> new Match(pair, Match.BY_HAND, new TreeSet<>(), 1))
                .sorted(inOrder(known))
                .filter(match -> clusters.join(match.pair(), meeting -> true))
                .forEach(links::add);
        matches(evidence, known).stream()
                .sorted(inOrder(known))
                .filter(match -> clusters.join(match.pair(), meeting -> may(match, meeting, evidence.apart())))
                .forEach(links::add);
        return new Resolution(clusters.persons(), links);
    }

    private Collection<Match> matches(Evidence evidence, Map<UUID, Traits> known) {
        Map<Pair, Match> matches = new HashMap<>();
        evidence.links().stream()
                .filter(link -> !link.rule().equals(Match.BY_HAND) && both(known, link.pair()))
                .filter(link -> matching.stands(
                        link,
                        known.get(link.pair().one()),
                        known.get(link.pair().other())))
                .forEach(link -> matches.put(link.pair(), link));
        for (Pair pair : candidates(known.values())) {
            matching.match(known.get(pair.one()), known.get(pair.other()))
                    .ifPresent(match -> matches.merge(
                            pair, match, (one, other) -> matching.rank(one) <= matching.rank(other) ? one : other));
        }
        return matches.values();
    }

    /**
     * Whether these two may come together when others that match take them along. What people said holds. Who matches,
     * or did before a name was corrected, may. A nameless record must not join two people; but who already contradicts
     * the one it is together with says nothing against a third.
     */
    private boolean may(Match match, Meeting meeting, Set<Pair> apart) {
        Traits one = meeting.one();
        Traits other = meeting.other();
        return !apart.contains(Pair.of(one.customerId(), other.customerId()))
                && (meeting.isOfThoseThatMatch()
                        || !matching.contradicts(match, one, other)
                        || matching.contradicts(match, one, meeting.besideOne())
                        || matching.contradicts(match, other, meeting.besideOther()));
    }

    private static boolean both(Map<UUID, Traits> known, Pair pair) {
        return known.containsKey(pair.one()) && known.containsKey(pair.other());
    }

    /** Pairs with a key or a blocking key in common. */
    private Set<Pair> candidates(Collection<Traits> customers) {
        Map<Object, List<UUID>> carriers = new HashMap<>();
        for (Traits customer : customers) {
            Stream.concat(
                            customer.keys().stream()
                                    .filter(key -> key.kind() != Key.Kind.DEVICE && !matching.isNobodys(key)),
                            customer.blockingKeys().stream())
                    .forEach(key -> carriers.computeIfAbsent(key, k -> new ArrayList<>())
                            .add(customer.customerId()));
        }
        Set<Pair> pairs = new HashSet<>();
        carriers.forEach((key, ids) -> {
            if (ids.size() <= (key instanceof Key ? MatchRules.MOST_CARRIERS : LARGEST_BLOCK)) {
                for (int i = 0; i < ids.size(); i++) {
                    for (int j = i + 1; j < ids.size(); j++) {
                        pairs.add(Pair.of(ids.get(i), ids.get(j)));
                    }
                }
            }
        });
        return pairs;
    }

    private Comparator<Match> inOrder(Map<UUID, Traits> known) {
        return Comparator.<Match>comparingInt(matching::rank)
                .thenComparing(Comparator.comparingDouble(Match::confidence).reversed())
                .thenComparing(match -> labels(match, known));
    }

    private static String labels(Match match, Map<UUID, Traits> known) {
        return Stream.of(match.pair().one(), match.pair().other())
                .map(known::get)
                .map(traits -> traits == null ? "" : traits.label())
                .sorted()
                .reduce("", (a, b) -> a + "\n" + b);
    }
}
