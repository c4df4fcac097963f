package org.unisson.inventory.sourcing.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.sourcing.application.FindPolicies;
import org.unisson.inventory.sourcing.application.KeepPolicy;
import org.unisson.inventory.sourcing.domain.KnownPolicy;
import org.unisson.inventory.sourcing.domain.SourcingPolicy;
import org.unisson.inventory.stock.application.KnownPlaces;

/** How it is decided where goods come from, per channel and brand. */
@Path("/sourcing/policies")
@RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
@Tag(name = "Sourcing")
public class PolicyResource {

    private static final String ID = "[a-z0-9][a-z0-9-]{0,39}";
    private static final String WHAT_IT_IS = "is 1 to 40 lower-case letters, digits or dashes";

    private final Transactions transactions;
    private final KeepPolicy keep;
    private final FindPolicies policies;
    private final KnownPlaces known;

    PolicyResource(Transactions transactions, KeepPolicy keep, FindPolicies policies, KnownPlaces known) {
        this.transactions = transactions;
        this.keep = keep;
        this.policies = policies;
        this.known = known;
    }

    @PUT
    @Path("/{policyId}")
    @Operation(
            summary = "Adds or changes a policy; the next order is decided by it, on every replica",
            description = "400 names a rule that there is not. 409 where another policy is for the same channel and"
                    + " brand. 412 if If-Match names another version. 422 for an unknown location.")
    public Uni<Response> put(
            @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}", message = "1 to 40 lower-case letters, digits or dashes")
                    String policyId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid PolicyBody body) {
        if (policyId.equals(SourcingPolicy.BUILT_IN.id())) {
            throw Problem.invalid("policyId", "is the name of the policy that nobody changes")
                    .asException();
        }
        SourcingPolicy policy = body.toDomain(policyId);
        return transactions
                .run(tx -> requireLocations(tx, body.excluded(), "/excluded/")
                        .chain(() -> requireLocations(tx, body.only(), "/only/"))
                        .chain(() -> keep.put(tx, policy, ifMatch)))
                .map(PolicyResource::answer);
    }

    @DELETE
    @Path("/{policyId}")
    @Operation(
            summary = "Removes a policy; the next order is decided by the next most specific one, on every replica",
            description =
                    "If-Match names the version that is removed, or * any: 400 without it, 412 where it is another"
                            + " one. 404 where there is none. What was decided by it stays explained.")
    public Uni<Void> remove(
            @Pattern(regexp = ID, message = WHAT_IT_IS) String policyId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        if (policyId.equals(SourcingPolicy.BUILT_IN.id())) {
            throw Problem.invalid("policyId", "is the name of the policy that nobody changes")
                    .asException();
        }
        if (ifMatch == null) {
            throw Problem.invalid(HttpHeaders.IF_MATCH, "which version is removed? * is any")
                    .asException();
        }
        return transactions.run(tx -> keep.remove(tx, policyId, ifMatch));
    }

    @GET
    @Path("/{policyId}")
    @Operation(summary = "One policy; 'built-in' is the one that is followed where there is no other")
    public Uni<Response> get(@Pattern(regexp = ID, message = WHAT_IT_IS) String policyId) {
        return policies.byId(policyId)
                .map(found -> answer(found.orElseThrow(
                        () -> Problem.notFound("sourcing policy", policyId).asException())));
    }

    @GET
    @Operation(summary = "All policies but the built-in one, by id, in pages")
    public Uni<Page<PolicyBody>> list(@RestQuery Integer limit, @RestQuery String cursor) {
        int size = Page.limit(limit);
        return policies.after(Page.after(cursor), size + 1)
                .map(found -> Page.of(found.stream().map(PolicyBody::of).toList(), size, PolicyBody::policyId));
    }

    private Uni<Void> requireLocations(Transaction tx, List<Gln> named, String at) {
        return named == null ? Uni.createFrom().voidItem() : known.requireLocations(tx, named, index -> at + index);
    }

    private static Response answer(KnownPolicy known) {
        return Response.ok(PolicyBody.of(known))
                .header(HttpHeaders.ETAG, Versions.etag(known.version()))
                .build();
    }
}
