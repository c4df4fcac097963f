package org.unisson.catalog.draft.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.draft.application.PublishingDrafts;
import org.unisson.catalog.draft.application.Restoring;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;

/** Drafts are published, and what was published becomes a draft again. */
@Path("/products/{productId}")
@RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class PublicationResource {

    private final Commands commands;
    private final PublishingDrafts publishing;
    private final Restoring restoring;
    private final Caller caller;
    private final Clock clock;

    PublicationResource(
            Commands commands, PublishingDrafts publishing, Restoring restoring, Caller caller, Clock clock) {
        this.commands = commands;
        this.publishing = publishing;
        this.restoring = restoring;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * When a draft is published.
     *
     * @param at an instant; null or past: at once
     */
    public record Publication(Instant at) {}

    /** The version that is published now. */
    public record Published(UUID productId, long version) {}

    /** The version of a draft, and when it publishes itself. */
    public record Planned(UUID productId, long draftVersion, Instant publishAt) {}

    /**
     * Publishes the draft at once (200) or at an instant (202). 404 where there is none; 412 where If-Match names
     * another version of the draft, or where something was published since it was written; 409 and 422 as writing the
     * product would.
     */
    @POST
    @Path("/publication")
    public Uni<Response> publish(
            @PathParam("productId") UUID productId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            Publication body) {
        Instant at = body == null ? null : body.at();
        boolean now = at == null || !at.isAfter(clock.instant());
        Map<String, String> request = Map.of("at", String.valueOf(at), "ifMatch", String.valueOf(ifMatch));
        return commands.run(
                key,
                "publish " + productId,
                request,
                tx -> now
                        ? publishing
                                .publish(tx, productId, ifMatch, caller.subject())
                                .map(version -> Answer.ok(new Published(productId, version)))
                        : publishing
                                .schedule(tx, productId, ifMatch, at, caller.subject())
                                .map(draft -> Answer.accepted(
                                        "/products/" + productId + "/draft",
                                        new Planned(productId, draft.version(), draft.publishAt()))));
    }

    /** Makes an old version the draft, in the place of one that is there (200). 404 where there is no such version. */
    @POST
    @Path("/versions/{version}/restoration")
    public Uni<Response> restore(
            @PathParam("productId") UUID productId,
            @PathParam("version") long version,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key) {
        return commands.run(key, "restore " + productId + " " + version, Map.of(), tx -> restoring
                .restore(tx, productId, version, caller.subject())
                .map(draft -> Answer.ok(new Planned(productId, draft, null))));
    }
}
