package org.unisson.customer.identity.domain;

import java.util.SortedSet;

/**
 * Why two customers are one person.
 *
 * @param rule its name; {@link #SCORE} without a common key, {@link #BY_HAND} where a person said so
 * @param keys what they have in common; personal data
 * @param confidence from 0 to 1
 */
public record Match(Pair pair, String rule, SortedSet<Key> keys, double confidence) {

    /** The rule of those that have no key in common. */
    public static final String SCORE = "SCORE";

    /** What a person said. */
    public static final String BY_HAND = "BY_HAND";
}
