package org.unisson.chassis.messaging;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;

/** Events that this service could not apply. */
@Path("/admin/dead-letters/{handler}")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Operations")
public class DeadLetterResource {

    private static final int PAGE = 200;

    private final List<EventHandler> handlers;
    private final ParkedEvents parked;
    private final Redrive redrive;
    private final Transactions transactions;

    DeadLetterResource(
            @All List<EventHandler> handlers, ParkedEvents parked, Redrive redrive, Transactions transactions) {
        this.handlers = handlers;
        this.parked = parked;
        this.redrive = redrive;
        this.transactions = transactions;
    }

    @GET
    @Operation(summary = "The oldest parked events of a handler, at most 200, without their content")
    public Uni<List<DeadLetter>> list(String handler) {
        return transactions
                .read(tx -> parked.list(tx, known(handler).name(), PAGE))
                .map(events -> events.stream().map(DeadLetter::of).toList());
    }

    @POST
    @Path("/redrive")
    @Operation(summary = "Applies the parked events of a handler again, oldest first")
    public Uni<Redrive.Outcome> redrive(String handler) {
        return redrive.run(known(handler));
    }

    private EventHandler known(String name) {
        return handlers.stream()
                .filter(handler -> handler.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("handler", name).asException());
    }

    /** A parked event. */
    record DeadLetter(long id, String topic, int partition, long offset, String key, String cause, Instant parkedAt) {
        static DeadLetter of(ParkedEvents.Parked event) {
            return new DeadLetter(
                    event.id(),
                    event.topic(),
                    event.partition(),
                    event.offset(),
                    event.key(),
                    event.cause(),
                    event.parkedAt());
        }
    }
}
