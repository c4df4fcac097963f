package org.unisson.customer.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisson.customer.identity.domain.Gathering;
import org.unisson.customer.identity.domain.Key;
import org.unisson.customer.identity.domain.Known;
import org.unisson.customer.identity.domain.Match;
import org.unisson.customer.identity.domain.MatchRules;
import org.unisson.customer.identity.domain.Pair;
import org.unisson.customer.identity.domain.Proposal;
import org.unisson.customer.identity.domain.Resolution;
import org.unisson.customer.identity.domain.Resolver;
import org.unisson.customer.identity.domain.Traits;

/** Takes records one after the other as the service does, with everything in memory. */
final class Register {

    private MatchRules rules;
    private final Map<UUID, Traits> customers = new LinkedHashMap<>();
    private final Map<UUID, UUID> persons = new HashMap<>();
    private final Map<Pair, Match> links = new HashMap<>();
    private final Set<Pair> together = new HashSet<>();
    private final Set<Pair> apart = new HashSet<>();
    private final Map<String, Set<UUID>> carriers = new HashMap<>();
    private List<Proposal> proposals = List.of();

    Register(MatchRules rules) {
        this.rules = rules;
    }

    Register take(Traits... records) {
        for (Traits record : records) {
            Traits before = customers.put(record.customerId(), record);
            if (before != null) {
                texts(before).forEach(text -> carriers.get(text).remove(before.customerId()));
            }
            texts(record).forEach(text -> carriers.computeIfAbsent(text, t -> new LinkedHashSet<>())
                    .add(record.customerId()));
            persons.putIfAbsent(record.customerId(), record.customerId());
            decide(Set.of(record.customerId()));
        }
        return this;
    }

    Register merge(UUID one, UUID other) {
        apart.removeIf(pair -> pair.equals(Pair.of(one, other)));
        together.add(Pair.of(one, other));
        decide(Set.of(one, other));
        return this;
    }

    Register unmerge(UUID... leaving) {
        Set<UUID> all = members(leaving[0]);
        Set<UUID> gone = Set.of(leaving);
        all.forEach(one -> all.stream()
                .filter(other -> gone.contains(one) && !gone.contains(other))
                .forEach(other -> {
                    together.remove(Pair.of(one, other));
                    apart.add(Pair.of(one, other));
                }));
        decide(all);
        return this;
    }

    Register refuse(UUID one, UUID other) {
        apart.add(Pair.of(one, other));
        return this;
    }

    /** Everybody is recognised anew by these rules, one after the other. */
    Register by(MatchRules now) {
        Set<String> changed = now.otherThanIn(List.of(rules));
        rules = now;
        List.copyOf(customers.keySet()).forEach(customer -> decide(changed, Set.of(customer)));
        return this;
    }

    Set<UUID> members(UUID customer) {
        return persons.entrySet().stream()
                .filter(entry -> entry.getValue().equals(persons.get(customer)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean areOne(UUID one, UUID other) {
        return persons.get(one).equals(persons.get(other));
    }

    /** Who is together, by label. */
    Set<Set<String>> groups() {
        Map<UUID, Set<String>> groups = new TreeMap<>();
        persons.forEach((customer, person) -> groups.computeIfAbsent(person, p -> new TreeSet<>())
                .add(customers.get(customer).label()));
        return new HashSet<>(groups.values());
    }

    List<Proposal> proposals() {
        return proposals;
    }

    Set<Match> links() {
        return new HashSet<>(links.values());
    }

    private void decide(Collection<UUID> told) {
        decide(Set.of(), told);
    }

    private void decide(Set<String> changed, Collection<UUID> told) {
        Gathering gathering = new Gathering(rules, changed, told);
        Set<Key> already = new HashSet<>();
        while (true) {
            while (!gathering.wanted().isEmpty()) {
                gathering.take(known(gathering));
            }
            Set<Key> doubtful = new HashSet<>(gathering.doubtful());
            doubtful.removeAll(already);
            if (doubtful.isEmpty()) {
                break;
            }
            already.addAll(doubtful);
            gathering.include(links.values().stream()
                    .filter(link -> link.keys().stream().anyMatch(doubtful::contains))
                    .flatMap(link -> Stream.of(link.pair().one(), link.pair().other()))
                    .toList());
        }
        Set<UUID> all = gathering.gathered();
        Resolution resolution = new Resolver(gathering.matching())
                .resolve(gathering.evidence(
                        links.values().stream()
                                .filter(link -> all.contains(link.pair().one()))
                                .toList(),
                        together,
                        apart));
        persons.putAll(resolution.persons());
        links.keySet().removeIf(pair -> all.contains(pair.one()) || all.contains(pair.other()));
        resolution.links().forEach(link -> links.put(link.pair(), link));
        proposals = gathering.proposals(resolution);
    }

    private Known known(Gathering gathering) {
        Set<UUID> whose = new HashSet<>();
        gathering.wanted().forEach(customer -> whose.addAll(members(customer)));
        List<Traits> traits = whose.stream().map(customers::get).collect(Collectors.toList());
        Map<String, Set<UUID>> found = new HashMap<>();
        gathering.wanted(traits).forEach(text -> found.put(text, Set.copyOf(carriers.getOrDefault(text, Set.of()))));
        List<Traits> everybody = new ArrayList<>(traits);
        found.values().forEach(ids -> ids.forEach(id -> everybody.add(customers.get(id))));
        return new Known(whose, found, everybody);
    }

    private static Stream<String> texts(Traits one) {
        return Stream.concat(one.keys().stream().map(Key::text), one.blockingKeys().stream());
    }
}
