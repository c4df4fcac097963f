package org.unisson.customer.identity.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Gathers everybody on whom it depends who some customers are: those that match them, those with whom these are one
 * person, those that match those, and so on. It says what it wants to know next, and is given it, until nothing is
 * wanted any more.
 */
public final class Gathering {

    private final MatchRules rules;
    private final Nobodys nobodys;
    private final Matching matching;
    private final Map<UUID, Traits> known = new HashMap<>();
    private final Map<String, Set<UUID>> carriers = new HashMap<>();
    private final Set<UUID> gathered = new LinkedHashSet<>();
    private Set<UUID> next;

    /** @param told customers of whom something was told, or that something said of others may concern */
    public Gathering(MatchRules rules, Collection<UUID> told) {
        this(rules, Set.of(), told);
    }

    /** @param changed names of rules that were others when they joined some of them */
    public Gathering(MatchRules rules, Set<String> changed, Collection<UUID> told) {
        this.rules = rules;
        this.nobodys = new Nobodys(rules);
        this.matching = new Matching(rules, nobodys, changed);
        this.next = new LinkedHashSet<>(told);
    }

    /** Customers of whose persons all customers are wanted, with their traits; empty: all is known. */
    public Set<UUID> wanted() {
        return Set.copyOf(next);
    }

    /** Keys and blocking keys of those traits, as texts, whose carriers are wanted. */
    public Set<String> wanted(Collection<Traits> traits) {
        Set<String> keys = new HashSet<>();
        traits.forEach(
                one -> texts(one).filter(text -> !carriers.containsKey(text)).forEach(keys::add));
        return keys;
    }

    /** What was wanted. */
    public void take(Known found) {
        found.traits().forEach(one -> known.put(one.customerId(), one));
        carriers.putAll(found.carriers());
        found.carriers().forEach((text, ids) -> keyOf(text, ids));
        Set<UUID> arrived = new LinkedHashSet<>(next);
        arrived.addAll(found.customers());
        gathered.addAll(arrived);
        Set<UUID> further = new LinkedHashSet<>();
        for (UUID customer : arrived) {
            Traits one = known.get(customer);
            if (one != null) {
                neighbours(one)
                        .filter(other -> matching.match(one, other).isPresent())
                        .map(Traits::customerId)
                        .forEach(further::add);
            }
        }
        further.removeAll(gathered);
        next = further;
    }

    /** Everybody that was gathered. */
    public Set<UUID> gathered() {
        return Set.copyOf(gathered);
    }

    /** Keys of those told of that do not say who somebody is: links that rest on them are to be looked at again. */
    public Set<Key> doubtful() {
        Set<Key> found = new HashSet<>();
        gathered.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .flatMap(one -> one.keys().stream())
                .filter(key -> nobodys.test(key) || nobodys.isSeveral(key))
                .forEach(found::add);
        return found;
    }

    /** Adds customers to those on whom it depends. */
    public void include(Collection<UUID> customers) {
        Set<UUID> more = new LinkedHashSet<>(customers);
        more.removeAll(gathered);
        next = more;
    }

    /** All that decides who those gathered are. */
    public Evidence evidence(Collection<Match> links, Set<Pair> together, Set<Pair> apart) {
        Map<UUID, Traits> all = new LinkedHashMap<>();
        gathered.stream().map(known::get).filter(Objects::nonNull).forEach(one -> all.put(one.customerId(), one));
        return new Evidence(List.copyOf(all.values()), links, together, apart);
    }

    /** Pairs of whom one was gathered, that are two persons by this resolution and may be one. */
    public List<Proposal> proposals(Resolution resolution) {
        Map<Pair, Proposal> found = new LinkedHashMap<>();
        for (UUID customer : gathered) {
            Traits one = known.get(customer);
            if (one == null) {
                continue;
            }
            neighbours(one)
                    .filter(other -> !Objects.equals(
                            resolution.persons().get(customer),
                            resolution.persons().get(other.customerId())))
                    .map(other -> Proposal.of(one, other, matching, rules))
                    .flatMap(Optional::stream)
                    .forEach(proposal -> found.put(proposal.pair(), proposal));
        }
        return List.copyOf(found.values());
    }

    public Matching matching() {
        return matching;
    }

    private Stream<Traits> neighbours(Traits one) {
        Set<UUID> near = new LinkedHashSet<>();
        one.keys().stream()
                .filter(key -> key.kind() != Key.Kind.DEVICE && !nobodys.test(key))
                .forEach(key -> near.addAll(carriers.getOrDefault(key.text(), Set.of())));
        one.blockingKeys().stream()
                .map(block -> carriers.getOrDefault(block, Set.of()))
                .filter(block -> block.size() <= Resolver.LARGEST_BLOCK)
                .forEach(near::addAll);
        near.remove(one.customerId());
        return near.stream().map(known::get).filter(Objects::nonNull);
    }

    private void keyOf(String text, Set<UUID> ids) {
        if (!Traits.isBlockingKey(text)) {
            nobodys.carried(
                    Key.ofText(text),
                    ids.stream().map(known::get).filter(Objects::nonNull).toList());
        }
    }

    private static Stream<String> texts(Traits one) {
        return Stream.concat(one.keys().stream().map(Key::text), one.blockingKeys().stream());
    }
}
