package org.unisson.inventory.delivery.domain;

import java.util.Locale;

/**
 * Where something is to be delivered, as exactly as zones have to know it: an area, no address.
 *
 * @param country ISO 3166-1 alpha-2
 * @param postcode in capitals, without spaces or dashes
 */
public record PostalArea(String country, String postcode) {

    public PostalArea {
        postcode = plain(postcode);
    }

    /** A postcode, or its beginning, as it is compared. */
    public static String plain(String postcode) {
        return postcode.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
    }
}
