package org.unisson.catalog.quote.domain;

/** Why an operation on something in the basket gives nothing. */
public enum Reason {
    /** It is for other channels. */
    CHANNEL,
    /** The store does not take part. */
    STORE,
    /** It takes place in some stores, and no store is known. */
    STORE_UNKNOWN,
    /** It is for other customers. */
    AUDIENCE,
    /** It is limited per customer, and no customer is known. */
    CUSTOMER_UNKNOWN,
    /** It needs a coupon. */
    COUPON,
    /** Its amounts are in another currency. */
    CURRENCY,
    /** Its condition is not met. */
    CONDITION,
    /** Another operation of its stacking group came first. */
    STACKING,
    /** Its budget does not suffice. */
    BUDGET,
    /** The basket holds too little, or nothing of it is left to reduce. */
    NOT_REACHED
}
