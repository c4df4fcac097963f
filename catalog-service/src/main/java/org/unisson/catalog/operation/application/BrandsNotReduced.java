package org.unisson.catalog.operation.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.TreeSet;
import org.unisson.catalog.operation.domain.OperationContent;
import org.unisson.catalog.operation.persistence.BrandReads;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;

/**
 * Refuses an operation that names what is never reduced: the brand itself or SKUs of it. One on a category or on
 * everything is not meant for the brand, and pricing leaves it out.
 */
@Singleton
class BrandsNotReduced {

    private final BrandReads brands;

    BrandsNotReduced(BrandReads brands) {
        this.brands = brands;
    }

    /** Fails with 409, naming the brands. */
    Uni<Void> require(Transaction tx, OperationContent content) {
        if (content.effects().stream().noneMatch(effect -> effect.turn() < 3)) {
            return Uni.createFrom().voidItem();
        }
        TreeSet<String> skus = new TreeSet<>(content.targets().skus());
        skus.removeAll(content.targets().excludedSkus());
        return brands.neverReduced(tx, content.targets().brands(), skus)
                .invoke(named -> {
                    if (!named.isEmpty()) {
                        throw Problem.conflict("brand-not-reduced", "Never reduced: " + String.join(", ", named) + ".")
                                .asException();
                    }
                })
                .replaceWithVoid();
    }
}
