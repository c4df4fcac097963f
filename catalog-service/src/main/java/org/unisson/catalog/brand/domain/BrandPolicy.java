package org.unisson.catalog.brand.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How a brand wants to be sold (R32).
 *
 * @param appointment whether it is sold by appointment alone
 * @param namedSeller whether only a named seller sells it
 * @param noDiscounts whether no operation, coupon or price list lowers its prices
 * @param sellers who may sell it, as their tokens name them, at most 500; none: anyone who is named
 * @param channels which may sell it, at most 100; none: all
 */
public record BrandPolicy(
        boolean appointment, boolean namedSeller, boolean noDiscounts, Set<String> sellers, Set<String> channels) {

    /** Of a brand that is sold like any other. */
    public static final BrandPolicy NONE = new BrandPolicy(false, false, false, null, null);

    private static final int MOST_SELLERS = 500;
    private static final int MOST_CHANNELS = 100;
    private static final int LONGEST = 100;

    public BrandPolicy {
        sellers = checked("sellers", sellers, MOST_SELLERS);
        channels = checked("channels", channels, MOST_CHANNELS);
    }

    /** Whether the channel may sell it. */
    public boolean allows(String channel) {
        return channels.isEmpty() || channel != null && channels.contains(channel);
    }

    /**
     * What is missing for it to be sold so.
     *
     * @param seller who sells, or null
     * @param appointment what was agreed upon, or null
     */
    public List<Requirement> missing(String channel, String seller, String appointment) {
        List<Requirement> missing = new java.util.ArrayList<>();
        if (!allows(channel)) {
            missing.add(Requirement.OTHER_CHANNEL);
        }
        if (this.appointment && appointment == null) {
            missing.add(Requirement.APPOINTMENT);
        }
        if (namedSeller && (seller == null || !sellers.isEmpty() && !sellers.contains(seller))) {
            missing.add(Requirement.NAMED_SELLER);
        }
        return missing;
    }

    private static Set<String> checked(String field, Set<String> values, int most) {
        Set<String> given = values == null ? Set.of() : values;
        if (given.size() > most
                || given.stream()
                        .anyMatch(value -> value == null
                                || value.isBlank()
                                || value.length() > LONGEST
                                || value.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException(
                    field + ": at most " + most + ", each of 1 to " + LONGEST + " characters");
        }
        return given.stream()
                .filter(Objects::nonNull)
                .sorted()
                .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
    }
}
