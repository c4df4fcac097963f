package org.unisson.customer.registry.domain;

import java.time.Instant;

/**
 * Who tells something, and when it was said there.
 *
 * @param source a till, a site, an app, a call centre, another system; at most 64 characters
 * @param saidAt null: now, and repeating it later says nothing new
 */
public record Telling(String source, Instant saidAt) {

    /** The source of a registration that names none. */
    public static final String REGISTRATION = "registration";

    /** Said now, nobody says where. */
    public static final Telling NOW = new Telling(REGISTRATION, null);
}
