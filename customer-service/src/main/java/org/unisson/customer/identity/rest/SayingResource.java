package org.unisson.customer.identity.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.identity.application.SayingWhoIsWho;
import org.unisson.customer.identity.application.SayingWhoIsWho.Outcome;

/** Somebody says who is who. */
@Path("/identity")
public class SayingResource {

    private final Commands commands;
    private final SayingWhoIsWho saying;
    private final Caller caller;

    SayingResource(Commands commands, SayingWhoIsWho saying, Caller caller) {
        this.commands = commands;
        this.saying = saying;
        this.caller = caller;
    }

    /**
     * Customers that are one person.
     *
     * @param customers 2 to 100 ids of customers; each stands for its whole person
     * @param reason why, at most 500 characters
     */
    public record MergeBody(List<UUID> customers, String reason) {}

    /**
     * Customers that are another person.
     *
     * @param person the id of any customer of the person
     * @param members 1 to 100 of its customers, that leave together
     * @param reason why, at most 500 characters
     */
    public record UnmergeBody(UUID person, List<UUID> members, String reason) {}

    /** The person that they were, and the one that left. */
    public record Parted(List<Outcome> persons) {}

    @POST
    @Path("/merges")
    @RolesAllowed({Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Says that customers are one person: 200 {personId, members}, which holds against every rule; 422"
                    + " unknown-customer")
    public Uni<Response> merge(@HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull MergeBody body) {
        Checks checks = new Checks();
        var customers = checks.customers("/customers", body.customers(), 2);
        String reason = checks.reason(body.reason());
        checks.refuse();
        String by = caller.subject();
        return commands.run(key, "merge customers", body, tx -> saying.merge(tx, customers, by, reason)
                .map(Answer::ok));
    }

    @POST
    @Path("/unmerges")
    @RolesAllowed({Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Says that customers of a person are another person: 200 with both, the one they left first; no"
                    + " rule brings them together again. 422 not-a-member or nobody-stays")
    public Uni<Response> unmerge(@HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull UnmergeBody body) {
        Checks checks = new Checks();
        checks.require(body.person() != null, "/person", "is required");
        var leaving = checks.customers("/members", body.members(), 1);
        String reason = checks.reason(body.reason());
        checks.refuse();
        String by = caller.subject();
        return commands.run(key, "unmerge customers", body, tx -> saying.unmerge(tx, body.person(), leaving, by, reason)
                .map(Parted::new)
                .map(Answer::ok));
    }
}
