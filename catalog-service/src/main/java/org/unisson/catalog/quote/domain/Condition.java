package org.unisson.catalog.quote.domain;

/** A condition of an operation, ready to be asked; it has no state and always ends. */
@FunctionalInterface
public interface Condition {

    /** Always met. */
    Condition NONE = facts -> true;

    boolean isMet(BasketFacts facts);
}
