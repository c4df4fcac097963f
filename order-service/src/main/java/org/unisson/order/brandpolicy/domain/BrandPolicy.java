package org.unisson.order.brandpolicy.domain;

import java.util.Optional;
import java.util.Set;

/**
 * How a brand wants to be sold.
 *
 * @param appointment whether it is sold by appointment alone
 * @param namedSeller whether only a named seller sells it
 * @param sellers subjects of the tokens of those who may; none: any seller
 * @param channels which may sell it; none: all
 */
public record BrandPolicy(
        String brandId, boolean appointment, boolean namedSeller, Set<String> sellers, Set<String> channels) {

    /** What of its policy is broken. */
    public enum Rule {
        BRAND_CHANNEL,
        BRAND_APPOINTMENT,
        BRAND_SELLER
    }

    /** Why a line may not be sold so. @param why in words */
    public record Objection(Rule rule, String why) {}

    /**
     * Why a line may not be sold so; empty where it may.
     *
     * @param seller who has put it there, or null
     * @param agreed reference of the appointment, or null
     */
    public Optional<Objection> against(String channel, String seller, String agreed) {
        if (!channels.isEmpty() && !channels.contains(channel)) {
            return objection(Rule.BRAND_CHANNEL, "is not sold on channel " + channel);
        }
        if (appointment && agreed == null) {
            return objection(Rule.BRAND_APPOINTMENT, "is sold by appointment");
        }
        if (namedSeller && (seller == null || !sellers.isEmpty() && !sellers.contains(seller))) {
            return objection(Rule.BRAND_SELLER, "is sold by its named sellers");
        }
        return Optional.empty();
    }

    private Optional<Objection> objection(Rule rule, String why) {
        return Optional.of(new Objection(rule, "the brand " + brandId + " " + why));
    }
}
