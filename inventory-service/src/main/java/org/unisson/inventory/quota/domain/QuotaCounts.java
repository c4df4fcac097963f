package org.unisson.inventory.quota.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How many pieces count in quotas, in all and by customer, while a transaction works on them. */
public final class QuotaCounts {

    private final Map<String, Long> inAll = new HashMap<>();
    private final Map<OfCustomer, Long> byCustomer = new HashMap<>();

    private record OfCustomer(String quota, UUID customer) {}

    public void inAll(String quota, long pieces) {
        inAll.merge(quota, pieces, Long::sum);
    }

    public void of(UUID customer, String quota, long pieces) {
        byCustomer.merge(new OfCustomer(quota, customer), pieces, Long::sum);
    }

    void add(String quota, Optional<UUID> customer, long pieces) {
        inAll(quota, pieces);
        customer.ifPresent(known -> of(known, quota, pieces));
    }

    /** Pieces still to be had of the quota; empty: no limit. */
    Optional<Long> leftOf(Quota quota) {
        return quota.pieces().map(limit -> limit - inAll.getOrDefault(quota.id(), 0L));
    }

    /** Pieces that the customer may still have of it; empty: no limit, or nobody knows the customer. */
    Optional<Long> leftFor(Optional<UUID> customer, Quota quota) {
        return quota.perCustomer()
                .flatMap(limit ->
                        customer.map(known -> limit - byCustomer.getOrDefault(new OfCustomer(quota.id(), known), 0L)));
    }
}
