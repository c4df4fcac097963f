package org.unisson.order.till.domain;

import java.util.List;

/**
 * What went over a till.
 *
 * @param receipts sales, those that were voided included
 * @param tenders by kind
 */
public record TillFigures(long receipts, long voids, long returns, List<TenderFigures> tenders) {

    public TillFigures {
        tenders = List.copyOf(tenders);
    }
}
