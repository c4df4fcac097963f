package org.unisson.inventory.quota.rest;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Roles;
import org.unisson.inventory.quota.application.FindQuotas;
import org.unisson.inventory.quota.application.KeepQuota;
import org.unisson.inventory.quota.domain.KnownQuota;
import org.unisson.inventory.quota.domain.Quota;

/** How much of some SKUs may be sold, to whom, and when. */
@Path("/quotas")
@Tag(name = "Quotas")
public class QuotaResource {

    private static final String ID = "[a-z0-9][a-z0-9-]{0,39}";
    private static final String WHAT_IT_IS = "is 1 to 40 lower-case letters, digits or dashes";

    private final Transactions transactions;
    private final KeepQuota keep;
    private final FindQuotas quotas;

    QuotaResource(Transactions transactions, KeepQuota keep, FindQuotas quotas) {
        this.transactions = transactions;
        this.keep = keep;
        this.quotas = quotas;
    }

    @PUT
    @Path("/{quotaId}")
    @RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Says how much of some SKUs may be sold, to whom, and when; holds for the next order",
            description = "Takes the place of what was said before; what counted counts still. What was reserved before"
                    + " a SKU came under the quota does not count. 412 if If-Match names another version, 422 for an unknown"
                    + " SKU.")
    public Uni<Response> put(
            @Pattern(regexp = ID, message = WHAT_IT_IS) String quotaId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid QuotaBody body) {
        Quota said = body.toDomain(quotaId);
        return transactions.run(tx -> keep.put(tx, said, body.skus(), ifMatch)).map(QuotaResource::answer);
    }

    @GET
    @Path("/{quotaId}")
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "One quota, with the pieces that count in it now: reserved and sold")
    public Uni<Response> get(@Pattern(regexp = ID, message = WHAT_IT_IS) String quotaId) {
        return quotas.byId(quotaId)
                .map(found -> answer(found.orElseThrow(
                        () -> Problem.notFound("quota", quotaId).asException())));
    }

    @GET
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "All quotas, by id, in pages")
    public Uni<Page<QuotaBody>> list(@RestQuery Integer limit, @RestQuery String cursor) {
        int size = Page.limit(limit);
        String after = Page.after(cursor);
        if (!after.isEmpty() && !after.matches(ID)) {
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }
        return quotas.after(after, size + 1)
                .map(found -> Page.of(found.stream().map(QuotaBody::of).toList(), size, QuotaBody::quotaId));
    }

    @DELETE
    @Path("/{quotaId}")
    @RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Forgets a quota and what counted in it; 204",
            description =
                    "What is reserved stays reserved. 404 where there is none, 412 if If-Match names another version.")
    public Uni<Void> delete(
            @Pattern(regexp = ID, message = WHAT_IT_IS) String quotaId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return transactions.run(tx -> keep.delete(tx, quotaId, ifMatch));
    }

    private static Response answer(KnownQuota known) {
        return Response.ok(QuotaBody.of(known))
                .header(HttpHeaders.ETAG, Versions.etag(known.quota().version()))
                .build();
    }
}
