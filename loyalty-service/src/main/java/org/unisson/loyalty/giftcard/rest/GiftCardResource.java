package org.unisson.loyalty.giftcard.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.application.GiftCardViews;
import org.unisson.loyalty.giftcard.application.GiftCardViews.GiftCardView;
import org.unisson.loyalty.giftcard.application.MakeGiftCard;
import org.unisson.loyalty.giftcard.application.UnlockGiftCard;

/** Gift cards, for those who sell them and look after them. */
@Path("/gift-cards")
@Tag(name = "Gift cards")
public class GiftCardResource {

    private static final int ENTRIES = 100;

    private final MakeGiftCard making;
    private final UnlockGiftCard unlocking;
    private final GiftCardViews views;
    private final Commands commands;
    private final Caller caller;

    GiftCardResource(
            MakeGiftCard making, UnlockGiftCard unlocking, GiftCardViews views, Commands commands, Caller caller) {
        this.making = making;
        this.unlocking = unlocking;
        this.views = views;
        this.commands = commands;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE})
    @Operation(
            summary = "Makes a gift card, to be sold",
            description =
                    "From 1.00 to 500.00, in minor units (422 wrong-amount). It is INACTIVE, and worth nothing, until"
                            + " a till's receipt has a line with its giftCard; then it is worth what was paid. Number and PIN are"
                            + " told once: repeated, the answer is without them, and another card must be made. An associate"
                            + " names a store of their own (403).")
    public Uni<Response> make(
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid GiftCardRequests.NewGiftCard body) {
        body.requireAmount();
        requireStore(body);
        // Beside the answer that is kept under the key: nothing that is kept holds number and PIN.
        AtomicReference<MakeGiftCard.Made> now = new AtomicReference<>();
        return commands.run(key, "make gift card", body, tx -> making.make(tx, body.amount(), body.store())
                        .invoke(now::set)
                        .map(made -> Answer.created(
                                "/gift-cards/" + made.giftCardId(), made(made.giftCardId(), body.amount(), null))))
                .map(answer -> now.get() == null
                        ? answer
                        : Response.fromResponse(answer)
                                .entity(made(now.get().giftCardId(), body.amount(), now.get()))
                                .build());
    }

    @GET
    @Path("/{giftCardId}")
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "A gift card with its newest entries, at most 100",
            description = "Amounts in minor units: balance is the sum of the entries, available what can be spent.")
    public Uni<GiftCardView> get(UUID giftCardId) {
        return views.one(giftCardId, ENTRIES)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("gift card", giftCardId).asException()));
    }

    @POST
    @Path("/{giftCardId}/unlocking")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN})
    @Operation(
            summary = "Unlocks a card whose PIN was tried wrongly five times",
            description = "For who has convinced themselves that the caller is its holder. 404: no such card.")
    public Uni<Response> unlock(
            UUID giftCardId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid GiftCardRequests.Unlocking body) {
        return commands.run(key, "unlock gift card " + giftCardId, body, tx -> unlocking
                .unlock(tx, giftCardId)
                .replaceWith(new Answer(204, null, null)));
    }

    @GET
    @Path("/summary")
    @RolesAllowed({Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "The gift cards' ledger in figures, by currency",
            description =
                    "In minor units: outstanding = issued − spent + refunded − expired. Overdrawn is what tills that were cut"
                            + " off took beyond what cards held, unknown what they took under references that name no card.")
    public Uni<List<GiftCardViews.Summary>> summary() {
        return views.summary();
    }

    private void requireStore(GiftCardRequests.NewGiftCard body) {
        if (body.store() != null) {
            caller.requireStore(body.store());
        } else if (!caller.is(Roles.AGENT) && !caller.is(Roles.SERVICE)) {
            throw Problem.forbidden("Name a store that your token is bound to.").asException();
        }
    }

    private static GiftCardRequests.Made made(UUID id, Money amount, MakeGiftCard.Made told) {
        return new GiftCardRequests.Made(
                id,
                "INACTIVE",
                amount,
                told == null ? null : told.credentials().number(),
                told == null ? null : told.credentials().pin());
    }
}
