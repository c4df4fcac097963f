package org.unisson.order.carrier.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.order.carrier.application.CarrierNews;
import org.unisson.order.claim.application.Losses;
import org.unisson.order.consignment.application.Consignments;
import org.unisson.order.consignment.domain.Parcel;

/** What a consignment's carrier has said of it. An associate sees those of their own stores. */
@Path("/consignments/{consignmentId}/parcel")
@Tag(name = "Consignments")
@RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
public class ParcelResource {

    private final Transactions transactions;
    private final Consignments consignments;
    private final CarrierNews news;
    private final Losses losses;
    private final Caller caller;

    ParcelResource(
            Transactions transactions, Consignments consignments, CarrierNews news, Losses losses, Caller caller) {
        this.transactions = transactions;
        this.consignments = consignments;
        this.news = news;
        this.losses = losses;
        this.caller = caller;
    }

    /** A parcel. @param words in the order of the carrier's clock, at most 200 @param loss what came of its loss, or null */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ParcelBody(
            UUID consignmentId,
            String carrier,
            String trackingNumber,
            List<CarrierNews.Heard> words,
            Losses.Loss loss) {}

    @GET
    @Operation(
            summary = "Where the carrier says that the parcel is, and was",
            description = "A parcel that was lost shows its claim, or the return by which its money went back; what is"
                    + " said of it afterwards is noted, and changes nothing of that. 404: it was not shipped.")
    public Uni<ParcelBody> get(UUID consignmentId) {
        return transactions.read(tx -> consignments
                .find(tx, consignmentId)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("consignment", consignmentId).asException())
                .invoke(it -> caller.requireStore(it.location()))
                .chain(it -> news.of(tx, consignmentId).chain(words -> losses.of(tx, consignmentId)
                        .map(loss -> body(consignmentId, it.parcel(), words, loss)))));
    }

    private static ParcelBody body(UUID consignmentId, Parcel parcel, List<CarrierNews.Heard> words, Losses.Loss loss) {
        if (parcel == null) {
            throw Problem.notFound("parcel of consignment", consignmentId).asException();
        }
        return new ParcelBody(consignmentId, parcel.carrier(), parcel.trackingNumber(), words, loss);
    }
}
