package org.unisson.inventory.quota.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How many pieces count in quotas, in all and by person, while a transaction works on them. What counts for one customer
 * counts for whoever is one person with them, for as long as they are.
 */
public final class QuotaCounts {

    private final Map<String, Long> inAll = new HashMap<>();
    private final Map<OfPerson, Long> byPerson = new HashMap<>();
    private final Map<UUID, UUID> persons = new HashMap<>();

    private record OfPerson(String quota, UUID person) {}

    public void inAll(String quota, long pieces) {
        inAll.merge(quota, pieces, Long::sum);
    }

    /** Whose a customer is; of whom it is not said, they are a person of their own. */
    public void isOf(UUID customer, UUID person) {
        persons.put(customer, person);
    }

    /** What counts for a person so far; said again, it is the same count. */
    public void ofPerson(UUID person, String quota, long pieces) {
        byPerson.put(new OfPerson(quota, person), pieces);
    }

    void add(String quota, Optional<UUID> customer, long pieces) {
        inAll(quota, pieces);
        customer.ifPresent(known -> byPerson.merge(new OfPerson(quota, personOf(known)), pieces, Long::sum));
    }

    /** Pieces still to be had of the quota; empty: no limit. */
    Optional<Long> leftOf(Quota quota) {
        return quota.pieces().map(limit -> limit - inAll.getOrDefault(quota.id(), 0L));
    }

    /** Pieces that the customer, as the person they are, may still have of it; empty: no limit, or nobody knows the customer. */
    Optional<Long> leftFor(Optional<UUID> customer, Quota quota) {
        return quota.perCustomer()
                .flatMap(limit -> customer.map(
                        known -> limit - byPerson.getOrDefault(new OfPerson(quota.id(), personOf(known)), 0L)));
    }

    private UUID personOf(UUID customer) {
        return persons.getOrDefault(customer, customer);
    }
}
