package org.unisson.bench.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.unisson.bench.identity.Sources.Written;
import org.unisson.customer.identity.domain.Evidence;
import org.unisson.customer.identity.domain.Key;
import org.unisson.customer.identity.domain.MatchRules;
import org.unisson.customer.identity.domain.Matching;
import org.unisson.customer.identity.domain.Nobodys;
import org.unisson.customer.identity.domain.Resolver;
import org.unisson.customer.identity.domain.Traits;

/** Finds persons with customer-service's own rules, all records at once. */
final class Matcher {

    private Matcher() {}

    /** The person of each record, in the order of the records. */
    static List<UUID> persons(List<Written> records) {
        List<Traits> traits = IntStream.range(0, records.size())
                .mapToObj(i -> traits(i, records.get(i)))
                .toList();
        Map<Key, List<Traits>> carriers = new HashMap<>();
        traits.forEach(one -> one.keys().forEach(key -> carriers.computeIfAbsent(key, k -> new ArrayList<>())
                .add(one)));
        Nobodys nobodys = new Nobodys(MatchRules.BUILT_IN);
        carriers.forEach(nobodys::carried);
        Map<UUID, UUID> persons = new Resolver(new Matching(MatchRules.BUILT_IN, nobodys))
                .resolve(new Evidence(traits, List.of(), Set.of(), Set.of()))
                .persons();
        return traits.stream().map(one -> persons.get(one.customerId())).toList();
    }

    private static Traits traits(int number, Written written) {
        return new Traits(
                new UUID(0x0195c0de00007000L + ((long) number << 16), 0x8000000000000000L | number),
                written.source() + "/" + number,
                written.given(),
                written.family(),
                written.born(),
                written.home() == null ? null : written.home().street(),
                written.home() == null ? null : written.home().postcode(),
                new TreeSet<>(written.keys().stream().map(Key::ofText).toList()));
    }
}
