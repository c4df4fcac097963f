package org.unisson.inventory.epcis.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.epcis.application.CaptureEvents;
import org.unisson.inventory.epcis.application.CaptureJob;
import org.unisson.inventory.epcis.application.CaptureJobs;
import org.unisson.inventory.epcis.application.Submission;
import org.unisson.inventory.epcis.application.Submission.Behaviour;

/** The capture interface of EPCIS 2.0 (REST binding, chapter 12): what readers of items have seen. */
@Path("/capture")
@RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
@Tag(name = "RFID")
public class CaptureResource {

    private static final String VERSION = "2.0.0";
    private static final String JSON_LD = "application/ld+json";

    private final Transactions transactions;
    private final CaptureEvents capture;
    private final CaptureJobs jobs;
    private final Caller caller;
    private final Clock clock;

    CaptureResource(Transactions transactions, CaptureEvents capture, CaptureJobs jobs, Caller caller, Clock clock) {
        this.transactions = transactions;
        this.capture = capture;
        this.jobs = jobs;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, JSON_LD})
    @Operation(
            summary = "Captures an EPCISDocument of ObjectEvents; 202 with the place of its capture job",
            description =
                    "At most 1,000 events (413), 10,000 EPCs in each, 4 MB. Each event stands alone: the good ones"
                            + " are taken, the job names the others with their position and what is wrong where. With the header"
                            + " GS1-Capture-Error-Behaviour: rollback, all or none. An event is captured once, for ever, by its"
                            + " eventID or, without one, by the Event Hash ID of CBV 2.0; so a document may be sent again."
                            + " Trade items are SGTINs, as URN or GS1 Digital Link; associates capture for their own stores."
                            + " 400 for what is no EPCISDocument.")
    public Uni<Response> capture(
            @HeaderParam("GS1-Capture-Error-Behaviour") String behaviour,
            @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT))) @NotNull
                    JsonNode document) {
        Submission submission =
                DocumentReader.read(document, behaviour(behaviour), caller.subject(), this::isAllowed, clock.instant());
        return transactions.run(tx -> capture.capture(tx, submission)).map(CaptureResource::accepted);
    }

    @GET
    @Path("/{captureID}")
    @Operation(
            summary = "What became of a document: running, success, and a problem for each event that was not taken",
            description = "Kept for 30 days. For who handed it in, and for services and administrators.")
    public Uni<CaptureJobBody> get(UUID captureID) {
        boolean mayAll = caller.is(Roles.SERVICE) || caller.is(Roles.ADMIN);
        String subject = caller.subject();
        return jobs.byId(captureID)
                .map(found ->
                        CaptureJobBody.of(found.filter(job -> mayAll || job.by().equals(subject))
                                .orElseThrow(() -> Problem.notFound("capture job", captureID)
                                        .asException())));
    }

    private boolean isAllowed(Gln location) {
        try {
            caller.requireStore(location);
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private static Behaviour behaviour(String header) {
        return switch (header == null ? "proceed" : header) {
            case "proceed" -> Behaviour.PROCEED;
            case "rollback" -> Behaviour.ROLLBACK;
            default ->
                throw Problem.invalid("GS1-Capture-Error-Behaviour", "is rollback or proceed")
                        .asException();
        };
    }

    private static Response accepted(CaptureJob job) {
        return Response.accepted()
                .location(URI.create("/capture/" + job.id()))
                .header("GS1-EPCIS-Version", VERSION)
                .header("GS1-CBV-Version", VERSION)
                .header("GS1-EPCIS-Capture-Limit", DocumentReader.MOST_EVENTS)
                .build();
    }
}
