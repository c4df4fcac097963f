package org.unisson.demo.importing.retail;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.unisson.demo.client.Amount;
import org.unisson.demo.retailer.Gs1;

/** What things of the data set are called here: always the same, so that sending them again changes nothing. */
final class Names {

    static final String SOURCE = "online-retail";
    static final String CHANNEL = "or-web";
    static final String CURRENCY = "GBP";
    static final String SKU_PREFIX = "OR-";
    static final String WAREHOUSE = Gs1.thirteen(26, 1);

    private Names() {}

    static String sku(String stockCode) {
        return SKU_PREFIX + stockCode;
    }

    static UUID product(String stockCode) {
        return UUID.nameUUIDFromBytes((SOURCE + "/product/" + stockCode).getBytes(StandardCharsets.UTF_8));
    }

    static String card(String customer) {
        return "OR-" + customer;
    }

    static Amount pounds(long pence) {
        return new Amount(pence, CURRENCY);
    }
}
