package org.unisson.customer.registry.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.customer.registry.domain.GoldenRecord;
import org.unisson.customer.registry.domain.Identifier;
import org.unisson.customer.registry.domain.TooManyException;

/** Why a registration or a correction is not taken; never with another person's data. */
final class Refusals {

    private Refusals() {}

    /** 409 where an identifier belongs to someone else; names the field, and not whose it is. */
    static Optional<Problem> taken(GoldenRecord wanted, Map<Identifier, UUID> owners) {
        List<Problem.Violation> taken = wanted.identifiers()
                .unique()
                .filter(identifier -> !wanted.id().equals(owners.getOrDefault(identifier, wanted.id())))
                .map(identifier -> new Problem.Violation(identifier.kind().pointer(), "belongs to another customer"))
                .distinct()
                .toList();
        return taken.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        "/problems/identifier-taken",
                        "The state of things does not allow it",
                        409,
                        taken.getFirst().pointer() + ": belongs to another customer",
                        taken));
    }

    /** 422 where a customer is attached to what is no store. */
    static Optional<Problem> unknownStore(GoldenRecord wanted, Set<Gln> stores) {
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
