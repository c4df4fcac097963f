package org.unisson.demo.importing.retail;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which StockCodes are products. */
final class StockCodes {

    private static final Pattern PRODUCT = Pattern.compile("\\d{5}[A-Z]{0,3}");

    private static final Map<String, String> NO_PRODUCTS = Map.of(
            "POST", "postage is no product",
            "DOT", "postage is no product",
            "C2", "carriage is no product",
            "D", "a discount is no product",
            "M", "a manual entry is no product",
            "S", "samples are no product",
            "BANK CHARGES", "bank charges are no product",
            "AMAZONFEE", "a marketplace's fee is no product",
            "CRUK", "a commission is no product");

    private StockCodes() {}

    /** Why it is none; empty where it is one. */
    static Optional<String> whyNoProduct(String code) {
        return PRODUCT.matcher(code).matches()
                ? Optional.empty()
                : Optional.of(NO_PRODUCTS.getOrDefault(code, "the StockCode is none of a product"));
    }
}
