package org.unisson.customer.identity.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Customers on their way to persons. */
final class Clusters {

    private final Map<UUID, List<Traits>> clusterOf = new HashMap<>();

    Clusters(Collection<Traits> customers) {
        customers.forEach(customer -> clusterOf.put(customer.customerId(), new ArrayList<>(List.of(customer))));
    }

    /** Joins the clusters of two customers, if they are two and every pair that would come together may. */
    boolean join(Pair pair, Predicate<Meeting> may) {
        List<Traits> one = clusterOf.get(pair.one());
        List<Traits> other = clusterOf.get(pair.other());
        if (one == null || other == null || one == other) {
            return false;
        }
        Traits besideOne = of(one, pair.one());
        Traits besideOther = of(other, pair.other());
        for (Traits a : one) {
            for (Traits b : other) {
                if (!may.test(new Meeting(a, b, besideOne, besideOther))) {
                    return false;
                }
            }
        }
        List<Traits> larger = one.size() >= other.size() ? one : other;
        List<Traits> smaller = larger == one ? other : one;
        larger.addAll(smaller);
        smaller.forEach(customer -> clusterOf.put(customer.customerId(), larger));
        return true;
    }

    private static Traits of(List<Traits> cluster, UUID customer) {
        return cluster.stream()
                .filter(member -> member.customerId().equals(customer))
                .findFirst()
                .orElseThrow();
    }

    /** The person of each: its oldest customer. */
    Map<UUID, UUID> persons() {
        Map<UUID, UUID> persons = new LinkedHashMap<>();
        clusterOf.keySet().stream()
                .sorted(Age.ORDER)
                .filter(customer -> !persons.containsKey(customer))
                .forEach(oldest -> clusterOf.get(oldest).forEach(member -> persons.put(member.customerId(), oldest)));
        return persons;
    }
}
