package org.unisson.loyalty.account.domain;

import java.util.UUID;

/** A return or a claim names a purchase that was never told before it: the feed breaks its contract. */
public final class PurchaseNeverToldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PurchaseNeverToldException(String fact, UUID purchaseId) {
        super(fact + " names purchase " + purchaseId + ", which was never told before it");
    }
}
