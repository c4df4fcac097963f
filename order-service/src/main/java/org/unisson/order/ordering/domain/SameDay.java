package org.unisson.order.ordering.domain;

import java.util.Locale;

/**
 * That what is shipped is to be with the customer the same day. Inventory decides whether that can be promised.
 *
 * @param country ISO 3166-1 alpha-2
 * @param postcode in capitals, without spaces or dashes: all that is known of where it goes
 */
public record SameDay(String country, String postcode) {

    public SameDay {
        postcode = postcode.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
    }
}
