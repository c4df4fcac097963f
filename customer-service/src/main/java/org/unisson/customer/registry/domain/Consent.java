package org.unisson.customer.registry.domain;

import java.time.Instant;

/**
 * What a customer allows for a purpose, with its proof.
 *
 * @param source where it was said, for example {@code web-form} or {@code till}
 * @param since when it was said
 */
public record Consent(Purpose purpose, boolean granted, String source, Instant since) {}
