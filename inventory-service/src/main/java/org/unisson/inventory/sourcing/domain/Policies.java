package org.unisson.inventory.sourcing.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.sourcing.domain.SourcingPolicy.Scope;

/** The policies in force, of which the most specific one wins. */
public final class Policies {

    /** Why a policy was the one to follow. */
    public enum Basis {
        CHANNEL_AND_BRAND,
        CHANNEL,
        BRAND,
        DEFAULT
    }

    /** A policy that is followed, and why this one. */
    public record Applied(KnownPolicy known, Basis basis) {

        SourcingPolicy policy() {
            return known.policy();
        }
    }

    private final Map<Scope, KnownPolicy> byScope = new HashMap<>();
    private final Map<Sku, String> brands;
    private final BiPredicate<String, Sku> undivided;

    /** @param brands of the SKUs in question, as far as they have one */
    public Policies(Collection<KnownPolicy> policies, Map<Sku, String> brands) {
        this(policies, brands, (channel, sku) -> false);
    }

    private Policies(Collection<KnownPolicy> policies, Map<Sku, String> brands, BiPredicate<String, Sku> undivided) {
        policies.forEach(known -> byScope.put(known.policy().scope(), known));
        this.brands = brands;
        this.undivided = undivided;
    }

    /** The same, but that each line of these SKUs comes from one place. @param undivided by channel and SKU */
    public Policies undividing(BiPredicate<String, Sku> undivided) {
        return new Policies(byScope.values(), brands, undivided);
    }

    boolean isUndivided(String channel, Sku sku) {
        return undivided.test(channel, sku);
    }

    /** The one for that SKU sold on that channel: of channel and brand, of the channel, of the brand, of neither. */
    public Applied of(String channel, Sku sku) {
        Applied applied = mostSpecific(channel, sku);
        return isUndivided(channel, sku) ? new Applied(applied.known().undividing(), applied.basis()) : applied;
    }

    private Applied mostSpecific(String channel, Sku sku) {
        String brand = brands.get(sku);
        for (Applied candidate : new Applied[] {
            new Applied(
                    byScope.get(new Scope(channel, brand)), brand == null ? Basis.CHANNEL : Basis.CHANNEL_AND_BRAND),
            new Applied(byScope.get(new Scope(channel, null)), Basis.CHANNEL),
            new Applied(byScope.get(new Scope(null, brand)), brand == null ? Basis.DEFAULT : Basis.BRAND),
            new Applied(byScope.get(new Scope(null, null)), Basis.DEFAULT)
        }) {
            if (candidate.known() != null) {
                return candidate;
            }
        }
        return new Applied(KnownPolicy.BUILT_IN, Basis.DEFAULT);
    }

    /** Whether any of them compares by that rule. */
    public boolean use(Rule rule) {
        return byScope.values().stream()
                .anyMatch(known -> known.policy().rules().contains(rule));
    }
}
