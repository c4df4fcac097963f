package org.unisson.loyalty.gesture.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.loyalty.gesture.application.GesturePolicies;
import org.unisson.loyalty.gesture.application.Goods;
import org.unisson.loyalty.gesture.application.SaveGesturePolicy;
import org.unisson.loyalty.gesture.domain.GesturePolicy;
import org.unisson.loyalty.gesture.rest.GestureBodies.Policy;

/** How much is given for what, and how far what is given to many has come. */
@Path("/gestures")
@Tag(name = "Gestures")
@RolesAllowed({Roles.AGENT, Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class GesturePolicyResource {

    private final GesturePolicies policies;
    private final SaveGesturePolicy savePolicy;
    private final Goods goods;
    private final Transactions transactions;
    private final Caller caller;

    GesturePolicyResource(
            GesturePolicies policies,
            SaveGesturePolicy savePolicy,
            Goods goods,
            Transactions transactions,
            Caller caller) {
        this.policies = policies;
        this.savePolicy = savePolicy;
        this.goods = goods;
        this.transactions = transactions;
        this.caller = caller;
    }

    @GET
    @Path("/policy")
    @Operation(summary = "How much is given for what", description = "The ETag is its version.")
    public Uni<Response> policy() {
        return transactions.read(policies::current).map(GesturePolicyResource::answer);
    }

    @PUT
    @Path("/policy")
    @RolesAllowed({Roles.MERCHANDISER, Roles.ADMIN})
    @Operation(
            summary = "Says how much is given for what from now on",
            description =
                    "Gestures keep the version they were decided under. 412 where If-Match names another version.")
    public Uni<Response> save(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull Policy body) {
        return transactions
                .run(tx -> savePolicy.save(tx, body.policy(), ifMatch, caller.subject()))
                .map(GesturePolicyResource::answer);
    }

    @GET
    @Path("/successors/{productId}")
    @Operation(
            summary = "How far the gestures for a successor are",
            description = "404 as long as the product is not for sale as a successor.")
    public Uni<Goods.RunView> successor(UUID productId) {
        return goods.view(productId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("successor", productId).asException()));
    }

    private static Response answer(GesturePolicy policy) {
        return Response.ok(Policy.of(policy))
                .header(HttpHeaders.ETAG, Versions.etag(policy.version()))
                .build();
    }
}
