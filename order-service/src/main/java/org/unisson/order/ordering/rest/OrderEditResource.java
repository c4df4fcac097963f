package org.unisson.order.ordering.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.ordering.application.EditFulfilment;
import org.unisson.order.ordering.application.EditFulfilment.Edit;
import org.unisson.order.ordering.application.OrderHistory;

/** Edits of an order that is a sale, before its goods are picked, and what it was before. */
@Path("/orders/{orderId}")
@Tag(name = "Orders")
public class OrderEditResource {

    private final Transactions transactions;
    private final EditFulfilment editing;
    private final OwnerAccess access;

    OrderEditResource(Transactions transactions, EditFulfilment editing, OwnerAccess access) {
        this.transactions = transactions;
        this.editing = editing;
        this.access = access;
    }

    /**
     * How goods are to be handed over from now on.
     *
     * @param location GLN of the store, of PICKUP; else left out
     * @param version of the order that is edited, where no If-Match names it
     */
    record Wanted(@NotNull Way method, Gln location, @Min(1) Long version) {

        /** The ways. */
        enum Way {
            SHIP,
            PICKUP
        }

        Fulfilment fulfilment() {
            if ((method == Way.PICKUP) != (location != null)) {
                throw Problem.invalid("/location", "belongs to PICKUP, which needs it")
                        .asException();
            }
            return new Fulfilment(Fulfilment.Method.valueOf(method.name()), location);
        }
    }

    @PUT
    @Path("/lines/{lineId}/fulfilment")
    @PermitAll
    @Operation(
            summary = "Has a line of a confirmed order sent, or collected in a store, instead",
            description =
                    "While nobody has picked it. It is handed out from where it is set aside, which may be several places:"
                            + " sent to the customer, or to the store where it is collected. For the goods of a place that does not send inventory looks"
                            + " elsewhere (202): all of them are found, and the lines change, or they stay as they were, and what waits elsewhere of"
                            + " the lines with them; the versions tell which (FULFILMENT_CHANGED, with a quantity where only so many pieces could,"
                            + " FULFILMENT_KEPT). If-Match or the body names the order's version; 412"
                            + " where it has another. 409 too-late-to-change and being-sought, with a violation for each line that says how many"
                            + " pieces are how far and where, cannot-collect, same-day, not-sold-here, and order-not-decided"
                            + " until it is a sale: all stays as it was, and the detail says what can be done. What is that way already changes nothing.")
    public Uni<Response> line(
            UUID orderId, UUID lineId, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Wanted body) {
        return edit(new Edit(orderId, lineId, body.fulfilment(), EditedVersion.of(ifMatch, body.version()), by()));
    }

    @PUT
    @Path("/fulfilment")
    @PermitAll
    @Operation(
            summary = "Has all lines of a confirmed order sent, or collected in a store, instead",
            description =
                    "As for one line. One that cannot be changed refuses all. Lines that lie where they can be handed"
                            + " out so change at once; the others with inventory's answer, by place.")
    public Uni<Response> all(
            UUID orderId, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Wanted body) {
        return edit(new Edit(orderId, null, body.fulfilment(), EditedVersion.of(ifMatch, body.version()), by()));
    }

    @GET
    @Path("/versions")
    @PermitAll
    @Operation(
            summary = "Every version of an order, the first one first",
            description = "What changed, when, and by whom: OWNER or STAFF. What an address was is told by its own"
                    + " versions.")
    public Uni<List<OrderHistory.Version>> versions(UUID orderId) {
        return editing.versions(orderId, order -> access.require(order.customerId()));
    }

    private Uni<Response> edit(Edit edit) {
        return transactions
                .run(tx -> editing.edit(tx, edit, order -> access.require(order.customerId())))
                .map(edited -> Response.status(edited.atOnce() ? Response.Status.OK : Response.Status.ACCEPTED)
                        .entity(edited.order())
                        .build());
    }

    private String by() {
        return access.isServing() ? "STAFF" : "OWNER";
    }
}
