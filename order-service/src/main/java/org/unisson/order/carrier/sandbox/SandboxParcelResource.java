package org.unisson.order.carrier.sandbox;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.order.carrier.domain.ParcelWord;

/** Where a parcel of the sandbox carrier is: somebody has to say it, as nobody carries it. */
@Path("/sandbox/parcels/{trackingNumber}")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Sandbox carrier")
public class SandboxParcelResource {

    private static final String MOVE =
            "update sandbox_parcel set state = $2, since = $3 where tracking_number = $1 and status = 'BOOKED' returning 1";

    private final Transactions transactions;
    private final SandboxCarrierNotifier notifier;
    private final Clock clock;

    SandboxParcelResource(Transactions transactions, SandboxCarrierNotifier notifier, Clock clock) {
        this.transactions = transactions;
        this.notifier = notifier;
        this.clock = clock;
    }

    /** Where it is to be. */
    record Place(@NotNull ParcelWord.State state) {}

    @PUT
    @Operation(
            summary = "Moves a parcel of the sandbox carrier, which then notifies of it, twice",
            description = "404: the sandbox has no such parcel, or it was cancelled.")
    public Uni<Void> move(String trackingNumber, @NotNull @Valid Place body) {
        if (!trackingNumber.matches("[\\x21-\\x7e]{1,64}")) {
            throw Problem.invalid("trackingNumber", "1 to 64 printable characters")
                    .asException();
        }
        Instant now = clock.instant();
        return transactions
                .run(tx -> tx.sql(MOVE, trackingNumber, body.state().name(), Times.toDatabase(now)))
                .invoke(moved -> {
                    if (moved.size() == 0) {
                        throw Problem.notFound("parcel", trackingNumber).asException();
                    }
                    notifier.tell(trackingNumber);
                })
                .replaceWithVoid();
    }
}
