package org.unisson.customer.grant.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.customer.grant.domain.Grant;
import org.unisson.customer.grant.domain.Scope;

/** A customer grants a partner something, until an instant, or takes it back; either holds at once. */
@ApplicationScoped
public class Granting {

    private final Grants grants;
    private final Clock clock;

    Granting(Grants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    /** In the place of what was granted before. */
    public Uni<Grant> grant(
            Transaction tx, UUID customer, String partner, List<Scope> scopes, Instant until, String by) {
        return grants.lock(tx, customer)
                .chain(() -> grants.newest(tx, customer, partner))
                .chain(known -> known.filter(grant -> grant.says(scopes, until)).isPresent()
                        ? Uni.createFrom().item(known.get())
                        : next(tx, known, new Grant(customer, partner, 1, scopes, until, by, clock.instant())));
    }

    /** 404 where nothing is granted to the partner. */
    public Uni<Void> takeBack(Transaction tx, UUID customer, String partner, String by) {
        Instant now = clock.instant();
        return grants.lock(tx, customer)
                .chain(() -> grants.newest(tx, customer, partner))
                .map(known -> known.filter(grant -> !grant.scopes().isEmpty())
                        .orElseThrow(() -> Problem.notFound("grant to", partner).asException()))
                .chain(known -> next(
                        tx, Optional.of(known), new Grant(customer, partner, 1, List.of(), known.until(), by, now)))
                .replaceWithVoid();
    }

    private Uni<Grant> next(Transaction tx, Optional<Grant> known, Grant wanted) {
        Grant next = new Grant(
                wanted.customerId(),
                wanted.partner(),
                known.map(Grant::version).orElse(0L) + 1,
                wanted.scopes(),
                wanted.until(),
                wanted.by(),
                wanted.at());
        return grants.put(tx, next).replaceWith(next);
    }
}
