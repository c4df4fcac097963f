package org.unisson.inventory.stock.rest;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Parameters;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.freshness.HeardFeeds;
import org.unisson.inventory.stock.application.KeepSafetyStock;
import org.unisson.inventory.stock.application.MoveStock;
import org.unisson.inventory.stock.application.StockViews;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.Place;

/** Stock per SKU and location, and its ledger. */
@Path("/stock")
@Authenticated
@Tag(name = "Stock")
public class StockResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final StockViews views;
    private final Commands commands;
    private final MoveStock move;
    private final KeepSafetyStock safety;
    private final HeardFeeds feeds;
    private final Transactions transactions;
    private final Caller caller;
    private final Clock clock;

    StockResource(
            StockViews views,
            Commands commands,
            MoveStock move,
            KeepSafetyStock safety,
            HeardFeeds feeds,
            Transactions transactions,
            Caller caller,
            Clock clock) {
        this.views = views;
        this.commands = commands;
        this.move = move;
        this.safety = safety;
        this.feeds = feeds;
        this.transactions = transactions;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/{gln}/{sku}")
    @Operation(
            summary = "Stock of one SKU at one location, as of now; 404 if it never had any, and none was sent",
            description = "asOf and feeds say as of when: sales, orders and what leaves for them are heard by feed.")
    public Uni<LevelAnswer> get(String gln, String sku) {
        Place place = Places.of(gln, sku);
        return transactions.read(tx -> feeds.now(tx).chain(asOf -> views.at(tx, place)
                .map(found -> LevelAnswer.of(
                        found.orElseThrow(
                                () -> Problem.notFound("stock", place.key()).asException()),
                        asOf))));
    }

    @GET
    @Operation(
            summary = "Stock of a SKU at all locations, of a location in all SKUs, or all; in pages",
            description = "asOf and feeds say as of when: sales, orders and what leaves for them are heard by feed.")
    public Uni<LevelsAnswer> list(
            @RestQuery String sku, @RestQuery String location, @RestQuery Integer limit, @RestQuery String cursor) {
        int size = Page.limit(limit);
        String after = Page.after(cursor);
        return transactions.read(tx -> feeds.now(tx).chain(asOf -> views.list(tx, sku, location, after, size + 1)
                .map(levels -> LevelsAnswer.of(Page.of(levels, size, StockViews.Level::key), asOf))));
    }

    @GET
    @Path("/{gln}/{sku}/movements")
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "The ledger of one SKU at one location, oldest first, in pages")
    public Uni<Page<StockViews.Entry>> movements(
            String gln, String sku, @RestQuery Integer limit, @RestQuery String cursor) {
        int size = Page.limit(limit);
        return views.movements(Places.of(gln, sku), Page.afterId(cursor, BEFORE_ALL), size + 1)
                .map(entries -> Page.of(entries, size, entry -> entry.id().toString()));
    }

    @GET
    @Path("/totals")
    @RolesAllowed({Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Pieces that came and went in all, or at one location, by reason: for reconciliation",
            description = "They add up to what is on hand, in quality control and damaged.")
    public Uni<Map<String, Long>> totals(@RestQuery String location) {
        return location == null ? views.totals() : views.totals(Parameters.gln("location", location));
    }

    @POST
    @Path("/movements")
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Enters movements, all or none; answers the levels after them",
            description =
                    "A movement with a reference is booked once per location, SKU and reason, for ever, whatever the"
                            + " Idempotency-Key: repeated, it moves nothing and counts as unchanged in its level's answer; with"
                            + " another quantity, 409 for the whole request. 422 for an unknown SKU or location, 409 if a level"
                            + " would fall below zero.")
    public Uni<Response> move(@HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid MovementsBody body) {
        List<Movement> commanded = body.toDomain("command:" + Ids.next(), clock.instant());
        commanded.forEach(movement -> caller.requireStore(movement.place().location()));
        return commands.run(key, "move stock", body, tx -> move.now(tx, commanded)
                .map(levels -> Answer.ok(levels.stream().map(LevelBody::of).toList())));
    }

    @PUT
    @Path("/{gln}/{sku}/safety")
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "Keeps that many pieces back from sale")
    public Uni<LevelBody> keepBack(String gln, String sku, @NotNull @Valid SafetyBody body) {
        Place place = Places.of(gln, sku);
        caller.requireStore(place.location());
        return transactions.run(tx -> move.requireKnown(tx, place)
                .chain(() -> safety.at(tx, place, body.safety()))
                .map(LevelBody::of));
    }
}
