package org.unisson.inventory.changes.rest;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.rest.Parameters;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.changes.application.ChangesConfig;
import org.unisson.inventory.changes.application.Told;
import org.unisson.inventory.changes.application.Watched;
import org.unisson.inventory.changes.application.WatchingStock;

/** Stock while it changes. */
@Path("/stock/changes")
@Authenticated
@Tag(name = "Stock")
public class StockChangesResource {

    private final WatchingStock watching;
    private final ChangesConfig config;

    StockChangesResource(WatchingStock watching, ChangesConfig config) {
        this.watching = watching;
        this.config = config;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Stock of a SKU at all locations, or of a location in all SKUs, as server-sent events",
            description = "Exactly one of sku and location. First an event state for each level there is, then change"
                    + " with the level after each change; comments in between are signs of life. The version of a level"
                    + " only grows. Ends with the client, or where it cannot keep up: then ask again. 503 where too"
                    + " many watch, or where changes cannot be followed now.")
    public Multi<OutboundSseEvent> changes(@RestQuery String sku, @RestQuery String location, @Context Sse sse) {
        // Refused here, before the stream: the status of one that has begun is sent already.
        Watched watched = watched(sku, location);
        watching.admit();
        Multi<OutboundSseEvent> signsOfLife = Multi.createFrom()
                .ticks()
                .every(config.heartbeat())
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("alive").build());
        Multi<OutboundSseEvent> levels = watching.watch(watched).map(told -> event(told, sse));
        // Without this a stream whose changes are lost would go on with signs of life.
        return Multi.createBy()
                .merging()
                .streams(levels.onCompletion().failWith(EndOfStream::new), signsOfLife)
                .onFailure(EndOfStream.class)
                .recoverWithCompletion();
    }

    private static OutboundSseEvent event(Told told, Sse sse) {
        return sse.newEventBuilder()
                .name(told.change() ? "change" : "state")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Told.Level.class, told.level())
                .build();
    }

    private static Watched watched(String sku, String location) {
        if ((sku == null) == (location == null)) {
            throw Problem.invalid("sku", "give it or location, exactly one").asException();
        }
        if (location != null) {
            return new Watched(null, Parameters.gln("location", location).number());
        }
        try {
            return new Watched(new Sku(sku).code(), null);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("sku", malformed.getMessage()).asException();
        }
    }

    /** The levels have ended, and the signs of life with them. */
    private static final class EndOfStream extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
