package org.unisson.inventory.availability.rest;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Roles;
import org.unisson.inventory.availability.application.ChannelPolicies;
import org.unisson.inventory.availability.application.KeepChannelPolicy;
import org.unisson.inventory.availability.domain.ChannelPolicy;

/** What a channel may promise. */
@Path("/channels/{channelId}/stock-policy")
@Tag(name = "Availability")
public class ChannelPolicyResource {

    private final Transactions transactions;
    private final KeepChannelPolicy keep;
    private final ChannelPolicies policies;

    ChannelPolicyResource(Transactions transactions, KeepChannelPolicy keep, ChannelPolicies policies) {
        this.transactions = transactions;
        this.keep = keep;
        this.policies = policies;
    }

    @PUT
    @RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary =
                    "Says which part a channel may promise, how many pieces are kept back, which locations may serve it, and how carts hold",
            description =
                    "Of what is available of a SKU at a location it may promise share per cent, rounded down, and no"
                            + " more than leaves the buffer. Takes the place of what was said before. The channel need not"
                            + " exist yet. 412 if If-Match names another version, 422 for an unknown location or SKU.")
    public Uni<Response> put(
            String channelId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ChannelPolicyBody body) {
        ChannelPolicy said = body.toDomain(ChannelIds.require("channelId", channelId));
        return transactions.run(tx -> keep.put(tx, said, ifMatch)).map(ChannelPolicyResource::answer);
    }

    @GET
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "What a channel may promise",
            description = "Version 0 and nothing kept back where nobody has said anything.")
    public Uni<Response> get(String channelId) {
        String id = ChannelIds.require("channelId", channelId);
        return transactions.read(tx -> policies.of(tx, id)).map(ChannelPolicyResource::answer);
    }

    private static Response answer(ChannelPolicy policy) {
        return Response.ok(ChannelPolicyBody.of(policy))
                .header(HttpHeaders.ETAG, Versions.etag(policy.version()))
                .build();
    }
}
