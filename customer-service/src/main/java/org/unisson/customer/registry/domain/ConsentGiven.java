package org.unisson.customer.registry.domain;

import java.time.Instant;

/**
 * A customer grants or refuses a purpose.
 *
 * @param source where it was said
 */
public record ConsentGiven(Purpose purpose, boolean granted, String source) {

    Consent at(Instant when) {
        return new Consent(purpose, granted, source, when);
    }
}
