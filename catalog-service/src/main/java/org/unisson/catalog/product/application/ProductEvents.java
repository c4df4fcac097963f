package org.unisson.catalog.product.application;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.unisson.catalog.events.Bundle;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.catalog.product.domain.Component;
import org.unisson.catalog.product.domain.Filing;
import org.unisson.catalog.product.domain.Product;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.product.domain.Variant;
import org.unisson.catalog.writing.StateEvents;
import org.unisson.chassis.events.Event;
import org.unisson.schemas.Topics;

/** What is told of products. */
final class ProductEvents {

    private ProductEvents() {}

    static Event changed(Product product) {
        ProductContent content = product.content();
        ProductChanged state = ProductChanged.newBuilder()
                .setProductId(product.productId())
                .setVersion(product.version())
                .setBrand(content.brand())
                .setCategory(content.category())
                .setNames(content.names().byLanguage())
                .setStatus(content.status().name())
                .setVariants(
                        content.variants().stream().map(ProductEvents::variant).toList())
                .setChangedAt(product.changedAt())
                .setProductType(content.type())
                .setBrandId(Filing.brandId(content))
                .setCategories(List.copyOf(Filing.categories(content)))
                .setPredecessor(content.predecessor())
                .setBundles(bundles(content))
                .build();
        return StateEvents.of(
                Topics.PRODUCTS, product.productId().toString(), product.version(), state, product.changedAt());
    }

    private static List<Bundle> bundles(ProductContent content) {
        return content.variants().stream()
                .filter(variant -> !variant.components().isEmpty())
                .map(variant -> new Bundle(
                        variant.sku().code(),
                        variant.components().stream()
                                .collect(Collectors.toMap(part -> part.sku().code(), Component::quantity))))
                .toList();
    }

    private static org.unisson.catalog.events.Variant variant(Variant variant) {
        return new org.unisson.catalog.events.Variant(
                variant.sku().code(),
                variant.gtin() == null ? null : variant.gtin().number(),
                Map.copyOf(variant.options()));
    }
}
