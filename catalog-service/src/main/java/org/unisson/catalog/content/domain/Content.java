package org.unisson.catalog.content.domain;

import java.util.List;
import java.util.UUID;
import org.unisson.catalog.brand.domain.BrandSettings;
import org.unisson.catalog.product.domain.Names;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.type.domain.TypeDefinition;

/**
 * All that was published of a product, with what it names.
 *
 * @param sellability what the channel that asks may do with it
 * @param type null where it has none
 * @param brand null where it has none
 * @param categories those it is filed under, each with all above it from the root on
 * @param successors products that take its place
 */
public record Content(
        UUID productId,
        long version,
        String sellability,
        ProductContent content,
        TypeDefinition type,
        String brandId,
        BrandSettings brand,
        List<List<Step>> categories,
        List<UUID> successors) {

    /** A category on the way to another. */
    public record Step(String id, Names names, Names slugs) {}
}
