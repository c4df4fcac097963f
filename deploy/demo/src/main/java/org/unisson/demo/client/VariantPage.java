package org.unisson.demo.client;

import java.util.List;

/** What a scan answers. */
public record VariantPage(String sku, String productId, String name, Amount price, Availability availability) {

    /** What can be promised, in all and per location. */
    public record Availability(long available, String asOf, List<Stock> locations) {}

    /** Pieces at a location. */
    public record Stock(String location, long available) {}

    /** Pieces that can be promised from there. */
    public long availableAt(String location) {
        return availability.locations().stream()
                .filter(stock -> stock.location().equals(location))
                .mapToLong(Stock::available)
                .sum();
    }
}
