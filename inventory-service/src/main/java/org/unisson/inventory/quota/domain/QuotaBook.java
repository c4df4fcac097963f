package org.unisson.inventory.quota.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.sourcing.domain.Shortage;

/** The quotas that one transaction has locked, with what counts in them, and works on. */
public final class QuotaBook {

    private final List<Quota> quotas;
    private final QuotaCounts counts;
    private final Map<Key, Use> uses = new LinkedHashMap<>();
    private final Set<Key> changed = new HashSet<>();
    private final Set<UUID> gone = new HashSet<>();

    private record Key(String quota, UUID owner, Sku sku) {

        static Key of(Use use) {
            return new Key(use.quota(), use.owner(), use.sku());
        }
    }

    /**
     * @param quotas in lock order
     * @param known what the owners in question count for
     * @param counts of everybody, these owners too
     */
    public QuotaBook(List<Quota> quotas, Collection<Use> known, QuotaCounts counts) {
        this.quotas = List.copyOf(quotas);
        this.counts = counts;
        known.forEach(use -> uses.put(Key.of(use), use));
    }

    /** For SKUs that no quota covers. */
    public static QuotaBook none() {
        return new QuotaBook(List.of(), List.of(), new QuotaCounts());
    }

    /** Why the claim may not be served, one shortage for each SKU; empty: it may. */
    public List<Shortage> refusals(Claim claim) {
        Map<Sku, Shortage> refused = new LinkedHashMap<>();
        for (Quota quota : quotas) {
            Map<Sku, Long> covered = covered(quota, claim);
            if (!covered.isEmpty()) {
                refusal(quota, claim, covered)
                        .ifPresent(
                                why -> covered.forEach((sku, pieces) -> refused.putIfAbsent(sku, why.of(sku, pieces))));
            }
        }
        return List.copyOf(refused.values());
    }

    /** Why an order may not have again what it had given back; empty: it may. @param wanted pieces by SKU */
    public List<Shortage> beyond(UUID owner, Map<Sku, Long> wanted) {
        Map<Sku, Shortage> refused = new LinkedHashMap<>();
        for (Quota quota : quotas) {
            Map<Sku, Long> more = new LinkedHashMap<>();
            Optional<UUID> customer = Optional.empty();
            for (Use use : of(owner)) {
                long pieces = wanted.getOrDefault(use.sku(), 0L);
                if (use.quota().equals(quota.id()) && pieces > 0) {
                    more.put(use.sku(), pieces);
                    customer = use.customer();
                }
            }
            if (!more.isEmpty()) {
                overLimit(quota, customer, more)
                        .ifPresent(why -> more.forEach((sku, pieces) -> refused.putIfAbsent(sku, why.of(sku, pieces))));
            }
        }
        return List.copyOf(refused.values());
    }

    /** Counts what the claim has been given. */
    public void take(Claim claim) {
        for (Quota quota : quotas) {
            covered(quota, claim)
                    .forEach((sku, pieces) -> put(
                            new Use(quota.id(), claim.owner(), sku, claim.customer(), Counted.NOTHING),
                            new Counted(pieces, 0)));
        }
    }

    /** Counts what an order has now. @param now by SKU; a SKU that is not in it counts no more */
    public void settle(UUID owner, Map<Sku, Counted> now) {
        of(owner).forEach(use -> put(use, now.getOrDefault(use.sku(), Counted.NOTHING)));
    }

    /** Counts nothing for that cart any more, and forgets it. */
    public void giveUp(UUID cart) {
        for (Use use : of(cart)) {
            put(use, Counted.NOTHING);
            uses.remove(Key.of(use));
            changed.remove(Key.of(use));
            gone.add(cart);
        }
    }

    /** Whether the SKU is a limited edition there: of one place, and never looked for elsewhere. */
    public boolean isUndivided(String channel, Sku sku) {
        return quotas.stream().anyMatch(quota -> !quota.substitution() && quota.covers(channel, sku));
    }

    /** Carts that are to be forgotten, before what has changed is written. */
    public Set<UUID> gone() {
        return Set.copyOf(gone);
    }

    /** What has changed. */
    public List<Use> changed() {
        return changed.stream().map(uses::get).toList();
    }

    private record Why(Shortage.Reason reason, long left) {

        Shortage of(Sku sku, long pieces) {
            return new Shortage(sku, pieces, Math.max(0, left), reason);
        }
    }

    private Optional<Why> refusal(Quota quota, Claim claim, Map<Sku, Long> covered) {
        if (!quota.isOnSale(claim.at())) {
            return Optional.of(new Why(Shortage.Reason.NOT_ON_SALE, 0));
        }
        if (quota.perCustomer().isPresent() && claim.customer().isEmpty()) {
            return Optional.of(new Why(Shortage.Reason.IDENTIFICATION_NEEDED, 0));
        }
        return overLimit(quota, claim.customer(), covered);
    }

    private Optional<Why> overLimit(Quota quota, Optional<UUID> customer, Map<Sku, Long> more) {
        long wanted = more.values().stream().mapToLong(Long::longValue).sum();
        return counts.leftOf(quota)
                .filter(left -> left < wanted)
                .map(left -> new Why(Shortage.Reason.QUOTA_REACHED, left))
                .or(() -> counts.leftFor(customer, quota)
                        .filter(left -> left < wanted)
                        .map(left -> new Why(Shortage.Reason.CUSTOMER_LIMIT, left)));
    }

    private void put(Use use, Counted now) {
        Use after = use.counting(now);
        Use before = uses.put(Key.of(use), after);
        if (!after.equals(before)) {
            changed.add(Key.of(use));
        }
        // A SKU that has left its quota counts there no more, and again when it comes back.
        if (quotas.stream()
                .anyMatch(
                        quota -> quota.id().equals(use.quota()) && quota.skus().contains(use.sku()))) {
            long counted = before == null ? 0 : before.counted().pieces();
            counts.add(use.quota(), use.customer(), now.pieces() - counted);
        }
    }

    private List<Use> of(UUID owner) {
        List<Use> owned = new ArrayList<>(uses.values());
        owned.removeIf(use -> !use.owner().equals(owner));
        return owned;
    }

    private static Map<Sku, Long> covered(Quota quota, Claim claim) {
        return claim.pieces().keySet().stream()
                .filter(sku -> quota.covers(claim.channel(), sku))
                .collect(Collectors.toMap(
                        Function.identity(), claim.pieces()::get, (one, other) -> one, LinkedHashMap::new));
    }
}
