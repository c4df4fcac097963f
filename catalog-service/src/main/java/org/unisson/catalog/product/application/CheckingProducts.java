package org.unisson.catalog.product.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;

/** Whether a product may be published so, as things stand. */
@Singleton
public class CheckingProducts {

    private final Surroundings surroundings;

    CheckingProducts(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What keeps it from being published; empty: nothing. */
    public Uni<Optional<Problem>> refusal(Transaction tx, UUID productId, ProductContent content) {
        return surroundings.of(tx, List.of(content)).map(known -> new Rules(known).refusal(productId, content));
    }
}
