package org.unisson.catalog.purchase.domain;

import java.util.UUID;

/** A purchase became another one. @param before null: nothing was known of it */
public record PurchaseChange(Purchase before, Purchase after) {

    public UUID purchaseId() {
        return after.purchaseId();
    }
}
