package org.unisson.order.returns.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.order.returns.application.ReturnRequest;
import org.unisson.order.returns.application.ReturnView;
import org.unisson.order.returns.application.TakeReturn;
import org.unisson.order.returns.domain.Returned;

/** Where goods of a purchase are taken back, of whatever channel. */
@Path("/purchases/{purchaseId}/returns")
public class ReturnResource {

    private static final Duration CLOCK_AHEAD = Duration.ofHours(24);

    private final Commands commands;
    private final TakeReturn takeReturn;
    private final Caller caller;
    private final Clock clock;

    ReturnResource(Commands commands, TakeReturn takeReturn, Caller caller, Clock clock) {
        this.commands = commands;
        this.takeReturn = takeReturn;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Takes pieces back and gives back what was paid for them, split over the purchase's tenders. Partial and repeated
     * returns together never exceed what was bought and paid. 201 with the refunds; 404 no such purchase; 409 more
     * pieces than are left, goods of an order that have not been handed over, or too-late by the policy of the channel
     * that sold, unless an agent says why it is allowed; 422 a line, location or channel that
     * does not exist; 403 another store than the associate's own, or occurredAt from others than associates and
     * services. A reference is one return's of the purchase for ever, whatever the Idempotency-Key: handed in again, it
     * is answered with 200 and that return; 409 where the content differs.
     */
    @POST
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "Take goods of a purchase back")
    public Uni<Response> take(
            @PathParam("purchaseId") UUID purchaseId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid ReturnDocument body) {
        caller.requireStore(body.location());
        if (body.allowedBecause() != null && !caller.is(Roles.AGENT) && !caller.is(Roles.ADMIN)) {
            throw Problem.forbidden("Only agents allow what comes too late.").asException();
        }
        ReturnRequest request = new ReturnRequest(
                purchaseId,
                body.channel(),
                body.location(),
                body.lines().stream()
                        .map(line -> new Returned(line.lineId(), line.quantity().pieces(), line.condition()))
                        .toList(),
                occurredAt(body),
                body.reference(),
                body.allowedBecause(),
                body.till());
        return commands.run(key, "return of purchase " + purchaseId, body, tx -> takeReturn
                .take(tx, request)
                .map(taken -> new Answer(
                        taken.isNew() ? 201 : 200, "/purchases/" + purchaseId, ReturnView.of(taken.made()))));
    }

    private Instant occurredAt(ReturnDocument body) {
        if (body.occurredAt() == null) {
            return null;
        }
        if (!caller.is(Roles.ASSOCIATE) && !caller.is(Roles.SERVICE)) {
            throw Problem.forbidden("Only associates and services say when a return occurred.")
                    .asException();
        }
        if (body.occurredAt().isAfter(clock.instant().plus(CLOCK_AHEAD))
                || body.occurredAt().isBefore(Instant.EPOCH)) {
            throw Problem.invalid("/occurredAt", "lies in the future or before 1970")
                    .asException();
        }
        return body.occurredAt().truncatedTo(ChronoUnit.MICROS);
    }
}
