package org.unisson.loyalty.account.domain;

/** A return names a purchase that was never told before it: the feed breaks its contract. */
public final class ReturnWithoutPurchaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReturnWithoutPurchaseException(PurchaseFact.Return returned) {
        super("return " + returned.returnId() + " names purchase " + returned.purchaseId()
                + ", which was never told before it");
    }
}
