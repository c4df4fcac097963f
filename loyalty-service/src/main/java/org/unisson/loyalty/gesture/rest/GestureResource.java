package org.unisson.loyalty.gesture.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.loyalty.gesture.application.DecideGesture;
import org.unisson.loyalty.gesture.application.Gestures;
import org.unisson.loyalty.gesture.application.GiveGoodwill;
import org.unisson.loyalty.gesture.domain.Gesture;
import org.unisson.loyalty.gesture.rest.GestureBodies.Goodwill;
import org.unisson.loyalty.gesture.rest.GestureBodies.Refusal;
import org.unisson.loyalty.gesture.rest.GestureBodies.View;

/** Points given without a purchase: customers see their own, agents give them. */
@Path("/gestures")
@Tag(name = "Gestures")
@RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
public class GestureResource {

    /** After every gesture's id. */
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Gestures gestures;
    private final GiveGoodwill giveGoodwill;
    private final DecideGesture decideGesture;
    private final Transactions transactions;
    private final Commands commands;
    private final Caller caller;

    GestureResource(
            Gestures gestures,
            GiveGoodwill giveGoodwill,
            DecideGesture decideGesture,
            Transactions transactions,
            Commands commands,
            Caller caller) {
        this.gestures = gestures;
        this.giveGoodwill = giveGoodwill;
        this.decideGesture = decideGesture;
        this.transactions = transactions;
        this.commands = commands;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "A person's gestures, newest first", description = "customer: any of the person's ids.")
    public Uni<Page<View>> ofCustomer(
            @QueryParam("customer") UUID customer,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if (customer == null) {
            throw Problem.invalid("customer", "is required").asException();
        }
        caller.requireCustomer(customer);
        int most = Page.limit(limit);
        UUID before = Page.afterId(cursor, NEWEST);
        return transactions
                .read(tx -> gestures.ofPerson(tx, customer, before, most + 1))
                .map(found -> page(found, most));
    }

    @GET
    @Path("/waiting")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN})
    @Operation(summary = "Gestures that wait to be approved, newest first")
    public Uni<Page<View>> waiting(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        UUID before = Page.afterId(cursor, NEWEST);
        return transactions.read(tx -> gestures.waiting(tx, before, most + 1)).map(found -> page(found, most));
    }

    @GET
    @Path("/{gestureId}")
    @Operation(
            summary = "A gesture, with the rule, the facts and the outcome",
            description = "Customers are not told who has worked on it.")
    public Uni<View> get(UUID gestureId) {
        return transactions.read(tx -> gestures.find(tx, gestureId)).map(found -> {
            caller.requireCustomer(found.map(Gesture::customerId).orElse(null));
            return view(found.orElseThrow(
                    () -> Problem.notFound("gesture", gestureId).asException()));
        });
    }

    @POST
    @RolesAllowed({Roles.AGENT, Roles.ADMIN})
    @Operation(
            summary = "Gives a customer points",
            description =
                    "201 within the limits of the policy; 202 above them: it waits to be approved. 409 where the person has had one for that case; 422 for a customer that is not known.")
    public Uni<Response> give(@HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @Valid @NotNull Goodwill body) {
        return commands.run(key, "give goodwill", body, tx -> giveGoodwill
                .ask(tx, body.customerId(), body.points(), body.reason(), body.caseRef(), caller.subject())
                .map(gesture -> {
                    String place = "/gestures/" + gesture.gestureId();
                    return gesture.state() == Gesture.State.WAITING
                            ? Answer.accepted(place, view(gesture))
                            : Answer.created(place, view(gesture));
                }));
    }

    @POST
    @Path("/{gestureId}/approve")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Approves a gesture that waits: its points are given",
            description = "403 for its author; 409 where it does not wait.")
    public Uni<Response> approve(UUID gestureId, @HeaderParam(Commands.IDEMPOTENCY_KEY) String key) {
        return commands.run(key, "approve gesture " + gestureId, null, tx -> decideGesture
                .approve(tx, gestureId, caller.subject())
                .map(gesture -> Answer.ok(view(gesture))));
    }

    @POST
    @Path("/{gestureId}/refuse")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Refuses a gesture that waits",
            description = "403 for its author; 409 where it does not wait.")
    public Uni<Response> refuse(
            UUID gestureId, @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @Valid @NotNull Refusal body) {
        return commands.run(key, "refuse gesture " + gestureId, body, tx -> decideGesture
                .refuse(tx, gestureId, body.reason(), caller.subject())
                .map(gesture -> Answer.ok(view(gesture))));
    }

    private Page<View> page(List<Gesture> found, int most) {
        return Page.of(found.stream().map(this::view).toList(), most, gesture -> gesture.gestureId()
                .toString());
    }

    private View view(Gesture gesture) {
        return View.of(gesture, caller.customerId().isPresent());
    }
}
