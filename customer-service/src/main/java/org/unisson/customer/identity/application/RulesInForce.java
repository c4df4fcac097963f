package org.unisson.customer.identity.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.identity.domain.MatchRules;

/** The rules by which customers are recognised. */
public interface RulesInForce {

    /** Those put last; the built-in ones until any was put. */
    Uni<MatchRules> current(Transaction tx);

    /** Those of that version and all later ones. */
    Uni<List<MatchRules>> since(Transaction tx, long version);

    /** Waits for others that put rules. */
    Uni<Void> lock(Transaction tx);

    /** Puts rules under the next version, and returns them; whoever does holds the lock. */
    Uni<MatchRules> put(Transaction tx, MatchRules rules, String by, Instant now);
}
