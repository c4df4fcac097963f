package org.unisson.customer.registry.application;

import java.util.Optional;
import java.util.Set;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.customer.registry.domain.SourceRecord;
import org.unisson.customer.registry.domain.TooManyException;

/** Why a registration or a correction is not taken; never with another person's data. */
final class Refusals {

    private Refusals() {}

    /** 422 where a customer is attached to what is no store. */
    static Optional<Problem> unknownStore(SourceRecord wanted, Set<Gln> stores) {
        return wanted.attachment()
                .filter(attachment -> !stores.contains(attachment.store()))
                .map(attachment ->
                        Problem.unprocessable("unknown-store", "/attachedTo", "no store is known by this GLN"));
    }

    /** 422 where a limit is passed. */
    static Problem tooMany(TooManyException refused) {
        return Problem.unprocessable("too-many", refused.kind().pointer(), refused.getMessage());
    }
}
