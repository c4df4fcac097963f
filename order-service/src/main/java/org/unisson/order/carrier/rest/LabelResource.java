package org.unisson.order.carrier.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.order.carrier.application.BookLabel;
import org.unisson.order.carrier.application.Labels;
import org.unisson.order.carrier.domain.Label;
import org.unisson.order.consignment.application.Consignments;

/** The carrier's label of a consignment. An associate makes those of their own stores. */
@Path("/consignments/{consignmentId}/label")
@Tag(name = "Consignments")
@RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
public class LabelResource {

    private final Transactions transactions;
    private final BookLabel booking;
    private final Labels labels;
    private final Consignments consignments;
    private final Caller caller;

    LabelResource(
            Transactions transactions, BookLabel booking, Labels labels, Consignments consignments, Caller caller) {
        this.transactions = transactions;
        this.booking = booking;
        this.labels = labels;
        this.consignments = consignments;
        this.caller = caller;
    }

    /** What is wanted. @param carrier one of those configured */
    record Wanted(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}")
            String carrier) {}

    /** A label. @param trackingNumber null while it is REQUESTED @param document where it can be fetched to be printed */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LabelBody(
            UUID consignmentId, String carrier, Label.Status status, String trackingNumber, String document) {

        static LabelBody of(Label label) {
            return new LabelBody(
                    label.consignmentId(), label.carrier(), label.status(), label.trackingNumber(), label.document());
        }
    }

    @PUT
    @Operation(
            summary = "Has the carrier fetch the consignment, once however often it is said",
            description =
                    "The carrier is told where the order is to go. 409 not-to-be-sent, no-address, label-exists (of"
                            + " another carrier); 422 unknown-carrier; 503 carrier-unavailable: ask again.")
    public Uni<LabelBody> put(UUID consignmentId, @NotNull @Valid Wanted body) {
        return booking.book(consignmentId, body.carrier(), it -> caller.requireStore(it.location()))
                .map(LabelBody::of);
    }

    @GET
    @Operation(summary = "The label of the consignment", description = "404: it has none.")
    public Uni<LabelBody> get(UUID consignmentId) {
        return transactions
                .read(tx -> consignments
                        .find(tx, consignmentId)
                        .onItem()
                        .ifNull()
                        .failWith(() ->
                                Problem.notFound("consignment", consignmentId).asException())
                        .invoke(it -> caller.requireStore(it.location()))
                        .chain(() -> labels.of(tx, consignmentId)))
                .onItem()
                .ifNull()
                .failWith(() ->
                        Problem.notFound("label of consignment", consignmentId).asException())
                .map(LabelBody::of);
    }
}
