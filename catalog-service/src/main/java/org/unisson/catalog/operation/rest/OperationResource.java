package org.unisson.catalog.operation.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.coherence.rest.GuardParameter;
import org.unisson.catalog.operation.application.ChangingOperations;
import org.unisson.catalog.operation.application.ReadingOperations;
import org.unisson.catalog.operation.domain.Operation;
import org.unisson.catalog.operation.domain.OperationContent;
import org.unisson.catalog.operation.domain.OperationStatus;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Roles;

/** Commercial operations: what is given, where, when and to whom. */
@Path("/operations")
@RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class OperationResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ChangingOperations changing;
    private final ReadingOperations reading;

    OperationResource(ChangingOperations changing, ReadingOperations reading) {
        this.changing = changing;
        this.reading = reading;
    }

    /** An operation as answered. @param status as last told; what is in effect follows from its period */
    public record OperationView(
            UUID operationId, long version, OperationStatus status, Instant changedAt, OperationContent content) {

        static OperationView of(Operation operation) {
            return new OperationView(
                    operation.operationId(),
                    operation.version(),
                    operation.status(),
                    operation.changedAt(),
                    operation.content());
        }
    }

    /** Customers to be invited. */
    public record Invitations(@NotNull @Size(max = 10_000) List<@NotNull UUID> customers) {}

    /** How many of them are new. */
    public record Invited(int added) {}

    /**
     * Drafts an operation, or changes one; a published one prices with it at once. 422 where its condition is not valid,
     * with line and column; 409 where it has ended or prices would contradict each other (see publish); 412 where
     * If-Match names another version.
     *
     * @param guard {@code report}: contradictions are not refused but reported
     */
    @PUT
    @Path("/{operationId}")
    public Uni<Response> put(
            @PathParam("operationId") UUID operationId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @QueryParam("guard") String guard,
            @NotNull OperationContent body) {
        return changing.put(operationId, body, ifMatch, GuardParameter.isGuarded(guard))
                .map(OperationResource::answer);
    }

    /**
     * Publishes it: it begins at its instant, on every channel at once. 409 {@code prices-incoherent} where a product
     * would be reduced on one channel and cheaper on another without a reduction, with the pair, the stores and the
     * period.
     *
     * @param guard {@code report}: contradictions are not refused but reported
     */
    @POST
    @Path("/{operationId}/publish")
    public Uni<Response> publish(@PathParam("operationId") UUID operationId, @QueryParam("guard") String guard) {
        return changing.publish(operationId, GuardParameter.isGuarded(guard)).map(OperationResource::answer);
    }

    /** Ends it now; one that has not begun is a draft again. */
    @POST
    @Path("/{operationId}/stop")
    public Uni<Response> stop(@PathParam("operationId") UUID operationId) {
        return changing.stop(operationId).map(OperationResource::answer);
    }

    /** Adds up to 10,000 customers to those who are invited; who is on the list already stays on it. */
    @POST
    @Path("/{operationId}/invitations")
    public Uni<Invited> invite(
            @PathParam("operationId") UUID operationId, @NotNull @jakarta.validation.Valid Invitations body) {
        return reading.invite(operationId, body.customers()).map(Invited::new);
    }

    /** One operation; 404 where there is none. */
    @GET
    @Path("/{operationId}")
    public Uni<Response> get(@PathParam("operationId") UUID operationId) {
        return reading.one(operationId).map(OperationResource::answer);
    }

    /** Operations by id. @param status only those of it @param limit 1 to 200, otherwise 50 */
    @GET
    public Uni<Page<OperationView>> list(
            @QueryParam("status") String status,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        return reading.after(Page.afterId(cursor, BEFORE_ALL), status(status), most + 1)
                .map(found -> Page.of(found.stream().map(OperationView::of).toList(), most, view -> view.operationId()
                        .toString()));
    }

    private static OperationStatus status(String status) {
        if (status == null) {
            return null;
        }
        return Arrays.stream(OperationStatus.values())
                .filter(known -> known.name().equals(status))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("status", "is DRAFT, SCHEDULED, LIVE or ENDED")
                        .asException());
    }

    private static Response answer(Operation operation) {
        return Response.ok(OperationView.of(operation))
                .header(HttpHeaders.ETAG, Versions.etag(operation.version()))
                .build();
    }
}
