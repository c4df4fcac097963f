package org.unisson.catalog.product.application;

import java.util.Map;
import java.util.Set;
import org.unisson.catalog.product.domain.Bundles;
import org.unisson.catalog.product.domain.Lineage;
import org.unisson.catalog.product.domain.SkuOwners;
import org.unisson.catalog.type.domain.TypeDefinition;

/**
 * What products are held against, as it stands when they are written.
 *
 * @param types of those that the products name, by id
 * @param categories those that there are, of those that the products name
 */
record Known(
        SkuOwners owners,
        Map<String, TypeDefinition> types,
        Set<String> categories,
        Lineage lineage,
        Bundles bundles) {}
