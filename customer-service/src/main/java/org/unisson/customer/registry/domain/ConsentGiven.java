package org.unisson.customer.registry.domain;

import java.time.Instant;

/**
 * A customer grants or refuses a purpose, by one channel or by all.
 *
 * @param source where it was said
 */
public record ConsentGiven(Scope scope, boolean granted, String source, Proof proof) {

    /** For all of a purpose, with no more proof than where it was said. */
    public ConsentGiven(Purpose purpose, boolean granted, String source) {
        this(Scope.all(purpose), granted, source, Proof.NONE);
    }

    Consent at(Instant when) {
        return new Consent(scope, granted, source, when, proof);
    }
}
