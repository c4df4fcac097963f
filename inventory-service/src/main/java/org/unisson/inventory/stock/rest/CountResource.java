package org.unisson.inventory.stock.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Parameters;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.stock.application.CountViews;
import org.unisson.inventory.stock.application.TakeCount;
import org.unisson.inventory.stock.domain.CycleCount;

/** Cycle counts: what is really on the shelf puts the book right. */
@Path("/counts")
@Tag(name = "Cycle counts")
public class CountResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Commands commands;
    private final TakeCount take;
    private final CountViews views;
    private final Caller caller;
    private final Clock clock;

    CountResource(Commands commands, TakeCount take, CountViews views, Caller caller, Clock clock) {
        this.commands = commands;
        this.take = take;
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    /** A count that was taken, and what it changed. */
    record Taken(UUID countId, String location, Instant countedAt, List<TakeCount.Counted> lines) {}

    @POST
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Takes a cycle count: the book is put right as of the moment of counting",
            description =
                    "What moved after the count stays on top of it, and a sale from before it that is reported"
                            + " only later changes nothing any more: the count has seen it. 422 for an unknown SKU or location.")
    public Uni<Response> take(@HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid CountBody body) {
        caller.requireStore(body.location());
        CycleCount count = body.toDomain(caller.subject(), clock.instant());
        return commands.run(key, "take count", body, tx -> take.enter(tx, count)
                .map(lines -> Answer.created(
                        "/counts/" + count.id(),
                        new Taken(count.id(), count.location().number(), count.countedAt(), lines))));
    }

    @GET
    @Path("/{countId}")
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "A count with its lines, by SKU")
    public Uni<CountViews.Count> get(UUID countId) {
        return views.get(countId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("count", countId.toString()).asException()))
                .invoke(count -> caller.requireStore(new Gln(count.count().location())));
    }

    @GET
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "The counts of a location, oldest first, in pages")
    public Uni<Page<CountViews.Head>> list(
            @RestQuery String location, @RestQuery Integer limit, @RestQuery String cursor) {
        Gln gln = Parameters.gln("location", location);
        caller.requireStore(gln);
        int size = Page.limit(limit);
        return views.of(gln, Page.afterId(cursor, BEFORE_ALL), size + 1)
                .map(counts -> Page.of(counts, size, count -> count.countId().toString()));
    }
}
