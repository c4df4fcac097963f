package org.unisson.catalog.price.domain;

import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * For whom a named price list is, and why there is one. Every condition that it names must be met.
 *
 * @param name for people, 1 to 200 characters
 * @param currency ISO 4217 code of its prices
 * @param channels ids of channels, at most 100; none: every channel
 * @param storeGroup the stores it is for, or null: with or without a store
 * @param segment the customers it is for, or null: everyone
 * @param priority the higher one wins, from -1000 to 1000; 0 where none is given, as of prices without a list
 * @param reason why these prices differ, 1 to 200 characters
 */
public record ListSettings(
        String name,
        String currency,
        List<String> channels,
        String storeGroup,
        String segment,
        Integer priority,
        String reason) {

    private static final int MOST_CHANNELS = 100;
    private static final int LONGEST = 200;

    public ListSettings {
        requireText("name", name);
        requireText("reason", reason);
        try {
            Currency.getInstance(Objects.requireNonNullElse(currency, ""));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("currency: an ISO 4217 currency is required", unknown);
        }
        channels = channels == null ? List.of() : channels;
        if (storeGroup != null) {
            requireText("storeGroup", storeGroup);
        }
        if (channels.size() > MOST_CHANNELS || channels.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("channels: at most " + MOST_CHANNELS);
        }
        channels = channels.stream().distinct().sorted().toList();
        priority = priority == null ? 0 : priority;
        if (Math.abs(priority) > 1000) {
            throw new IllegalArgumentException("priority: from -1000 to 1000");
        }
        if (segment != null) {
            requireText("segment", segment);
        }
    }

    private static void requireText(String field, String text) {
        if (text == null
                || text.isBlank()
                || text.length() > LONGEST
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(field + ": 1 to " + LONGEST + " characters are required");
        }
    }
}
