package org.unisson.demo.retailer;

import java.util.List;

/** A retailer on the morning of its first day. Prices are in euros. */
public record Retailer(
        List<Channel> channels,
        List<Place> places,
        List<Product> products,
        List<Shopper> shoppers,
        List<Delivery> deliveries) {

    public static final String CURRENCY = "EUR";

    public List<Place> stores() {
        return places.stream().filter(Place::isStore).toList();
    }

    public int skus() {
        return products.stream().mapToInt(product -> product.variants().size()).sum();
    }
}
