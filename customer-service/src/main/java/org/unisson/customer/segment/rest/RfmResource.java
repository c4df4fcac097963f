package org.unisson.customer.segment.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.segment.application.KnownBoundaries;
import org.unisson.customer.segment.application.WorkingOutBoundaries;
import org.unisson.customer.segment.domain.Boundaries;

/** By what recency, frequency and monetary value are scored from 1 to 5. */
@Path("/rfm/boundaries")
public class RfmResource {

    private final Transactions transactions;
    private final Commands commands;
    private final KnownBoundaries known;
    private final WorkingOutBoundaries working;

    RfmResource(Transactions transactions, Commands commands, KnownBoundaries known, WorkingOutBoundaries working) {
        this.transactions = transactions;
        this.commands = commands;
        this.known = known;
        this.working = working;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Where the quintiles of all who bought in the window part, with version and date; each list is"
                    + " the greatest value of the first four fifths. 404 until they were worked out")
    public Uni<Boundaries> get() {
        return transactions
                .read(known::newest)
                .map(found -> found.orElseThrow(
                        () -> Problem.of(404, "not-found", "Not found", "No boundaries were worked out yet.")
                                .asException()));
    }

    @POST
    @RolesAllowed({Roles.ADMIN})
    @Operation(
            summary = "Works them out now and not when the last ones are old enough; 409 nobody-has-bought where nobody"
                    + " has in the window")
    public Uni<Response> workOut(@HeaderParam(Commands.IDEMPOTENCY_KEY) String key) {
        return commands.run(key, "work out quintiles", Map.of(), tx -> working.now(tx)
                .map(found -> found.map(Answer::ok).orElseThrow(() -> Problem.conflict(
                                "nobody-has-bought", "Nobody has bought anything in the window.")
                        .asException())));
    }
}
