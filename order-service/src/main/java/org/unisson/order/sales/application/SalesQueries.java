package org.unisson.order.sales.application;

import io.smallrye.mutiny.Uni;

/** What was sold, in sums that are kept. */
public interface SalesQueries {

    /** Everything sold and returned so far, as of one instant. */
    Uni<SalesSummary> summary();

    /**
     * Folds changes into the sums that are kept; the summary stays as it is. Of several at once one does it.
     *
     * @return how many
     */
    Uni<Long> fold(int atMost);
}
