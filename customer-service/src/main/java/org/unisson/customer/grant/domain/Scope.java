package org.unisson.customer.grant.domain;

import java.util.Arrays;
import java.util.Optional;

/** What a customer can grant a partner. */
public enum Scope {
    /** Name, contacts, consents and store. */
    PROFILE_READ("profile:read"),
    /** What was bought, ordered, returned and delivered. */
    TIMELINE_READ("timeline:read"),
    /** How the customer buys, and in which segments it is. */
    SEGMENTS_READ("segments:read");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
