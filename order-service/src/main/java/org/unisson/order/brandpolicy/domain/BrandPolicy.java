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

    /** Why a line may not be sold so, in words; empty where it may. @param seller who has put it there, or null */
    public Optional<String> against(String channel, String seller, String agreed) {
        if (!channels.isEmpty() && !channels.contains(channel)) {
            return Optional.of("the brand " + brandId + " is not sold on channel " + channel);
        }
        if (appointment && agreed == null) {
            return Optional.of("the brand " + brandId + " is sold by appointment");
        }
        if (namedSeller && (seller == null || !sellers.isEmpty() && !sellers.contains(seller))) {
            return Optional.of("the brand " + brandId + " is sold by its named sellers");
        }
        return Optional.empty();
    }
}
