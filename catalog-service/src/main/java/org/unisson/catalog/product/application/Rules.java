package org.unisson.catalog.product.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.catalog.product.domain.Component;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.product.domain.Variant;
import org.unisson.catalog.type.domain.Flaw;
import org.unisson.catalog.type.domain.TypeCheck;
import org.unisson.catalog.type.domain.TypeDefinition;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Sku;

/** What must hold of a product that is published. */
final class Rules {

    private final Known known;

    Rules(Known known) {
        this.known = known;
    }

    /** Why it may not be published so; empty: it may. */
    Optional<Problem> refusal(UUID productId, ProductContent content) {
        return sku(productId, content)
                .or(() -> type(content))
                .or(() -> category(content))
                .or(() -> predecessor(productId, content))
                .or(() -> components(productId, content));
    }

    /** It is published so: what follows is held against it. */
    void take(UUID productId, ProductContent content) {
        known.owners().take(productId, content);
        known.lineage().take(productId, content.predecessor());
        known.bundles().take(content);
    }

    private Optional<Problem> sku(UUID productId, ProductContent content) {
        return known.owners()
                .conflict(productId, content)
                .map(conflict -> Problem.conflict(
                        "sku-of-another-product",
                        "The SKU " + conflict.sku() + " belongs to product "
                                + known.owners().ownerOf(conflict.sku()) + "."));
    }

    private Optional<Problem> type(ProductContent content) {
        if (content.type() == null) {
            return Optional.empty();
        }
        TypeDefinition type = known.types().get(content.type());
        if (type == null) {
            return Optional.of(Problem.unprocessable(
                    "unknown-product-type", "/type", "there is no product type '" + content.type() + "'"));
        }
        List<Flaw> flaws = TypeCheck.flaws(type, content);
        return flaws.isEmpty() ? Optional.empty() : Optional.of(flawed(content.type(), flaws));
    }

    private static Problem flawed(String type, List<Flaw> flaws) {
        return new Problem(
                "/problems/not-of-its-type",
                "The product is not as its type wants it",
                422,
                flaws.size() + " attributes are not as the product type " + type + " wants them",
                flaws.stream()
                        .map(flaw -> new Problem.Violation(flaw.pointer(), flaw.message()))
                        .toList());
    }

    private Optional<Problem> category(ProductContent content) {
        return content.categories().stream()
                .filter(id -> !known.categories().contains(id))
                .findFirst()
                .map(id ->
                        Problem.unprocessable("unknown-category", "/categories", "there is no category '" + id + "'"));
    }

    private Optional<Problem> predecessor(UUID productId, ProductContent content) {
        UUID predecessor = content.predecessor();
        if (predecessor == null) {
            return Optional.empty();
        }
        if (predecessor.equals(productId) || known.lineage().closesCircle(productId, predecessor)) {
            return Optional.of(Problem.conflict(
                    "predecessor-of-itself", "The product would come before itself, by its predecessors."));
        }
        return known.lineage().knows(predecessor)
                ? Optional.empty()
                : Optional.of(
                        Problem.unprocessable("unknown-product", "/predecessor", "there is no product " + predecessor));
    }

    private Optional<Problem> components(UUID productId, ProductContent content) {
        for (Variant variant : content.variants()) {
            for (Component component : variant.components()) {
                boolean own =
                        content.variants().stream().anyMatch(each -> each.sku().equals(component.sku()));
                if (!own && !isOfAnother(component.sku(), productId)) {
                    return Optional.of(Problem.unprocessable(
                            "unknown-sku", "/variants", "no product has the component " + component.sku()));
                }
            }
        }
        return known.bundles().conflict(content).map(Rules::nested);
    }

    private boolean isOfAnother(Sku sku, UUID productId) {
        UUID owner = known.owners().ownerOf(sku);
        return owner != null && !owner.equals(productId);
    }

    private static Problem nested(Sku sku) {
        return Problem.conflict("bundle-in-a-bundle", "The SKU " + sku + " would be a bundle and a part of one.");
    }
}
