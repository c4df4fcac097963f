package org.unisson.catalog.channel.domain;

import java.util.Currency;

/**
 * How a channel sells.
 *
 * @param name for people, 1 to 200 characters
 * @param kind where customers meet it
 * @param currency ISO 4217 code of its prices
 * @param active whether it sells
 */
public record ChannelSettings(String name, ChannelKind kind, String currency, Boolean active) {

    public ChannelSettings {
        if (name == null || name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("name: 1 to 200 characters are required");
        }
        if (kind == null) {
            throw new IllegalArgumentException("kind: is required");
        }
        if (currency == null) {
            throw new IllegalArgumentException("currency: is required");
        }
        try {
            Currency.getInstance(currency);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("currency: '" + currency + "' is not an ISO 4217 currency", unknown);
        }
        if (active == null) {
            throw new IllegalArgumentException("active: is required");
        }
    }
}
