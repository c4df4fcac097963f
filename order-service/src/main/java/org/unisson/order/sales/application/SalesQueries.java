package org.unisson.order.sales.application;

import io.smallrye.mutiny.Uni;

/** Questions about what was sold. */
public interface SalesQueries {

    /** Everything sold and returned so far, as of one instant. */
    Uni<SalesSummary> summary();
}
