package org.unisson.order.claim.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.rest.Page;
import org.unisson.order.claim.domain.Status;

/** Questions about claims. */
public interface ClaimQueries {

    Uni<Optional<ClaimView>> one(UUID claimId);

    /**
     * Claims, the latest first.
     *
     * @param customer whose, or null for anybody's
     * @param order of which, or null for any
     * @param status null: any
     */
    Uni<Page<ClaimView>> page(UUID customer, UUID order, Status status, int limit, String cursor);

    /** What became of the claims made in that period, by cohort and currency. @param until exclusive */
    Uni<List<CohortView>> cohorts(Instant from, Instant until);
}
