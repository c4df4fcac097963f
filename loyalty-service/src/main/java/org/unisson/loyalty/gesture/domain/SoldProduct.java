package org.unisson.loyalty.gesture.domain;

import java.util.List;

/** What a product is sold as. @param category slash-separated path, or null */
public record SoldProduct(List<String> skus, String category) {

    public SoldProduct {
        skus = List.copyOf(skus);
    }
}
