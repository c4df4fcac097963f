package org.unisson.catalog.review.domain;

import java.util.List;
import java.util.UUID;

/** What a purchase tells of who has what. */
public sealed interface Purchased {

    UUID purchaseId();

    /** Pieces of a SKU. */
    record Pieces(String sku, long quantity) {}

    /** It was made. @param customerId or null @param card the loyalty card shown, or null */
    record Made(UUID purchaseId, UUID customerId, String card, List<Pieces> pieces) implements Purchased {}

    /** Something of it came back, was never sent or never arrived. */
    record Returned(UUID purchaseId, List<Pieces> pieces) implements Purchased {}

    /** A receipt of nobody known is this customer's from now on. */
    record Claimed(UUID purchaseId, UUID customerId) implements Purchased {}
}
