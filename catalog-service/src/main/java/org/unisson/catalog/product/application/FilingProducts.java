package org.unisson.catalog.product.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisson.catalog.brand.application.ConfiguringBrands;
import org.unisson.catalog.brand.domain.BrandSettings;
import org.unisson.catalog.category.application.CategoryKind;
import org.unisson.catalog.category.domain.CategorySettings;
import org.unisson.catalog.category.persistence.CategoryTree;
import org.unisson.catalog.document.persistence.Documents;
import org.unisson.catalog.product.domain.Filing;
import org.unisson.catalog.product.domain.Names;
import org.unisson.catalog.product.domain.Product;
import org.unisson.catalog.product.domain.Slug;
import org.unisson.chassis.persistence.Transaction;

/** Makes the brands and categories that products name in words and that are not there yet. */
@Singleton
class FilingProducts {

    private final Documents documents;
    private final CategoryTree tree;

    FilingProducts(Documents documents, CategoryTree tree) {
        this.documents = documents;
        this.tree = tree;
    }

    /** The caller is the only writer. */
    Uni<Void> file(Transaction tx, Collection<Product> products, Instant now) {
        Map<String, BrandSettings> brands = new LinkedHashMap<>();
        Map<String, CategorySettings> categories = new LinkedHashMap<>();
        for (Product product : products) {
            String brandId = Filing.brandId(product.content());
            if (brandId != null) {
                brands.putIfAbsent(brandId, new BrandSettings(product.content().brand(), null, null));
            }
            add(categories, Slug.ofPath(product.content().category()));
        }
        return documents
                .make(tx, ConfiguringBrands.BRAND, brands, now)
                .chain(() -> tree.known(tx, categories.keySet()))
                .chain(known -> {
                    known.forEach(categories::remove);
                    return make(tx, categories, now);
                });
    }

    private static void add(Map<String, CategorySettings> categories, Map<String, String> path) {
        String parent = null;
        for (Map.Entry<String, String> step : path.entrySet()) {
            categories.putIfAbsent(
                    step.getKey(), new CategorySettings(parent, new Names(step.getValue(), null), null, 0, null));
            parent = step.getKey();
        }
    }

    /** Parents come first in the map, each in a statement before its children. */
    private Uni<Void> make(Transaction tx, Map<String, CategorySettings> missing, Instant now) {
        Uni<Void> made = documents.make(tx, CategoryKind.CATEGORY, missing, now);
        for (Map.Entry<String, CategorySettings> each : missing.entrySet()) {
            String parent = each.getValue().parent();
            made = made.chain(() -> tree.add(tx, List.of(each.getKey()), Collections.singletonList(parent)));
        }
        return made;
    }
}
