package org.unisson.catalog.product.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisson.catalog.category.persistence.CategoryTree;
import org.unisson.catalog.document.domain.Document;
import org.unisson.catalog.document.persistence.Documents;
import org.unisson.catalog.product.domain.Component;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.product.domain.SkuOwners;
import org.unisson.catalog.product.domain.Variant;
import org.unisson.catalog.product.persistence.Relations;
import org.unisson.catalog.type.application.ConfiguringTypes;
import org.unisson.catalog.type.domain.TypeDefinition;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;

/** Reads what products are held against; what none of them names costs no statement. */
@Singleton
class Surroundings {

    private final Relations relations;
    private final Documents documents;
    private final CategoryTree categories;

    Surroundings(Relations relations, Documents documents, CategoryTree categories) {
        this.relations = relations;
        this.documents = documents;
        this.categories = categories;
    }

    Uni<Known> of(Transaction tx, List<ProductContent> contents) {
        Set<Sku> components = set(contents, content -> content.variants().stream()
                .flatMap(variant -> variant.components().stream())
                .map(Component::sku));
        Set<Sku> skus = new HashSet<>(components);
        contents.forEach(
                content -> content.variants().stream().map(Variant::sku).forEach(skus::add));
        return relations
                .owners(tx, skus)
                .chain(owners -> relations.bundles(tx, skus).chain(bundles -> relations
                        .lineage(tx, set(contents, content -> Stream.ofNullable(content.predecessor())))
                        .chain(lineage -> types(tx, contents).chain(types -> categories
                                .known(tx, set(contents, content -> content.categories().stream()))
                                .map(known -> new Known(new SkuOwners(owners), types, known, lineage, bundles))))));
    }

    private Uni<Map<String, TypeDefinition>> types(Transaction tx, List<ProductContent> contents) {
        return documents
                .find(tx, ConfiguringTypes.TYPE, set(contents, content -> Stream.ofNullable(content.type())))
                .map(found -> found.values().stream().collect(Collectors.toMap(Document::id, Document::content)));
    }

    private static <T> Set<T> set(List<ProductContent> contents, Function<ProductContent, Stream<T>> part) {
        return contents.stream().flatMap(part).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
