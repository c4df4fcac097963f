package org.unisson.customer.registry.domain;

import java.time.Instant;

/**
 * What a customer allows or forbids, with its proof.
 *
 * @param source where it was said, for example {@code web-form} or {@code till}
 * @param since when it was said
 */
public record Consent(Scope scope, boolean granted, String source, Instant since, Proof proof) {

    public Purpose purpose() {
        return scope.purpose();
    }
}
