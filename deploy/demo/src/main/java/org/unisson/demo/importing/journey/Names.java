package org.unisson.demo.importing.journey;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.unisson.demo.retailer.Gs1;

/** What things of the data set are called here: always the same, so that sending them again changes nothing. */
final class Names {

    static final String SOURCE = "complete-journey";
    static final String CHANNEL = "cj-store";
    static final String CURRENCY = "USD";
    static final String TILL = "1";
    static final String SKU_PREFIX = "CJ-";
    static final String CARD_LIST = "cj-card";
    static final String CARD_HOLDERS = "cj-card-holders";

    private static final int GLN_PREFIX = 27;

    private Names() {}

    /** GLN of a store, of the range for use inside a company. */
    static String gln(long storeId) {
        return Gs1.thirteen(GLN_PREFIX, storeId);
    }

    static String sku(String productId) {
        return SKU_PREFIX + productId;
    }

    static UUID product(String productId) {
        return UUID.nameUUIDFromBytes((SOURCE + "/product/" + productId).getBytes(StandardCharsets.UTF_8));
    }

    static String card(String household) {
        return "CJ-" + household;
    }
}
