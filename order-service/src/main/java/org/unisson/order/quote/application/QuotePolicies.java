package org.unisson.order.quote.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.unisson.chassis.persistence.Transaction;

/** Which channels sell under quotes alone. */
public interface QuotePolicies {

    /** Whether the channel does; one of which nothing was said does not. */
    Uni<Boolean> isRequired(Transaction tx, String channel);

    /** Replaces what was said of the channel. */
    Uni<Void> put(Transaction tx, String channel, boolean required, Instant now);
}
