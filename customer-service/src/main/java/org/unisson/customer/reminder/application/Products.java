package org.unisson.customer.reminder.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Which SKUs are the same product in another size or colour. */
public interface Products {

    /** A product with all its SKUs. */
    record Product(UUID productId, List<String> skus) {}

    /** Takes over products as they are now. */
    Uni<Void> put(Transaction tx, List<Product> products);
}
