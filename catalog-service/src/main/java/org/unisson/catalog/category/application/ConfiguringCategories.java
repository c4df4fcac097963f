package org.unisson.catalog.category.application;

import static org.unisson.catalog.category.application.CategoryKind.CATEGORY;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.unisson.catalog.assortment.persistence.Assortments;
import org.unisson.catalog.category.domain.CategorySettings;
import org.unisson.catalog.category.persistence.CategoryTree;
import org.unisson.catalog.document.application.ConfiguringDocuments;
import org.unisson.catalog.document.domain.Document;
import org.unisson.catalog.document.persistence.Documents;
import org.unisson.catalog.writing.Outcome;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;

/** Categories are added, changed and moved. */
@ApplicationScoped
public class ConfiguringCategories {

    private final ConfiguringDocuments configuring;
    private final Documents documents;
    private final CategoryTree tree;
    private final Assortments assortments;

    ConfiguringCategories(
            ConfiguringDocuments configuring, Documents documents, CategoryTree tree, Assortments assortments) {
        this.configuring = configuring;
        this.documents = documents;
        this.tree = tree;
        this.assortments = assortments;
    }

    public Uni<Outcome> configure(String id, CategorySettings settings, String ifMatch) {
        return configuring.configure(
                CATEGORY, id, settings, ifMatch, (tx, before, after) -> requireOwnSlugs(tx, id, settings)
                        .chain(() -> place(tx, id, before, settings)));
    }

    public Uni<Document<CategorySettings>> one(String id) {
        return configuring.one(CATEGORY, id);
    }

    public Uni<Page<Document<CategorySettings>>> page(int limit, String cursor) {
        return configuring.page(CATEGORY, limit, cursor);
    }

    private Uni<Void> requireOwnSlugs(Transaction tx, String id, CategorySettings settings) {
        return tree.neighbours(tx, id, settings.parent())
                .chain(neighbours -> documents.find(tx, CATEGORY, neighbours))
                .invoke(neighbours -> neighbours.values().stream()
                        .filter(neighbour -> neighbour.content().meets(settings))
                        .findFirst()
                        .ifPresent(neighbour -> {
                            throw Problem.conflict(
                                            "slug-of-another-category",
                                            "The category " + neighbour.id() + " beside it has that slug.")
                                    .asException();
                        }))
                .replaceWithVoid();
    }

    private Uni<Void> place(Transaction tx, String id, Optional<CategorySettings> before, CategorySettings settings) {
        if (before.isPresent() && Objects.equals(before.get().parent(), settings.parent())) {
            return Uni.createFrom().voidItem();
        }
        return above(tx, settings.parent()).chain(above -> {
            if (above.contains(id)) {
                throw Problem.conflict("category-under-itself", "The category " + id + " would be under itself.")
                        .asException();
            }
            if (above.size() >= CategorySettings.DEEPEST) {
                throw Problem.conflict(
                                "categories-too-deep", "Categories are at most " + CategorySettings.DEEPEST + " deep.")
                        .asException();
            }
            return before.isPresent()
                    ? tree.move(tx, id, above).chain(() -> assortments.markUnder(tx, id))
                    : tree.add(tx, List.of(id), java.util.Collections.singletonList(settings.parent()));
        });
    }

    private Uni<List<String>> above(Transaction tx, String parent) {
        if (parent == null) {
            return Uni.createFrom().item(List.of());
        }
        return tree.path(tx, parent)
                .map(found -> found.orElseThrow(() -> Problem.unprocessable(
                                "unknown-category", "/parent", "there is no category '" + parent + "'")
                        .asException()));
    }
}
