package org.unisson.inventory.changes.application;

/** What is watched: a SKU at all locations, or all SKUs of a location; the other is null. */
public record Watched(String sku, String location) {

    boolean covers(String ofLocation, String ofSku) {
        return sku == null ? ofLocation.equals(location) : ofSku.equals(sku);
    }
}
