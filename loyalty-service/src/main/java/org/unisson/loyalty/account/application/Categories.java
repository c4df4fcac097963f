package org.unisson.loyalty.account.application;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import org.unisson.chassis.persistence.Transaction;

/** What category goods are of, as catalog-service tells it. */
public interface Categories {

    /** The categories of these SKUs; without those of which none is known. */
    Uni<Map<String, String>> of(Transaction tx, Set<String> skus);
}
