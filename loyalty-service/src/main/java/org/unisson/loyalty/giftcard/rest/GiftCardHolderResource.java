package org.unisson.loyalty.giftcard.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.loyalty.giftcard.application.AuthoriseGiftCard;
import org.unisson.loyalty.giftcard.application.GiftCardViews;
import org.unisson.loyalty.giftcard.application.GiftCardViews.GiftCardView;
import org.unisson.loyalty.giftcard.application.LetGoGiftCard;
import org.unisson.loyalty.giftcard.application.VerifyPin;
import org.unisson.loyalty.giftcard.domain.Authorisation;

/** Gift cards, for whoever holds number and PIN; no token is needed. Neither ever stands in a URL. */
@Path("/gift-cards")
@PermitAll
@Tag(name = "Gift cards")
public class GiftCardHolderResource {

    private final VerifyPin verifying;
    private final AuthoriseGiftCard authorising;
    private final LetGoGiftCard lettingGo;
    private final GiftCardViews views;
    private final Transactions transactions;
    private final Commands commands;

    GiftCardHolderResource(
            VerifyPin verifying,
            AuthoriseGiftCard authorising,
            LetGoGiftCard lettingGo,
            GiftCardViews views,
            Transactions transactions,
            Commands commands) {
        this.verifying = verifying;
        this.authorising = authorising;
        this.lettingGo = lettingGo;
        this.transactions = transactions;
        this.views = views;
        this.commands = commands;
    }

    @POST
    @Path("/enquiries")
    @Operation(
            summary = "What is left on a gift card",
            description =
                    "403 gift-card-refused: number and PIN do not fit, or the card is locked after five wrong tries;"
                            + " the answer does not say which.")
    public Uni<GiftCardView> enquire(@NotNull @Valid GiftCardRequests.Enquiry body) {
        return verifying
                .verify(body.credentials())
                .chain(id -> views.one(id, 0))
                .map(found -> found.orElseThrow());
    }

    @POST
    @Path("/authorisations")
    @Operation(
            summary = "Sets an amount of a gift card aside, for an order or a till",
            description = "For 15 minutes, until endsAt: from then on it is free again. The authorisationId goes into a"
                    + " checkout's giftCards, or is the reference of a receipt's tender GIFT_CARD. 403 gift-card-refused:"
                    + " number and PIN do not fit, or the card is locked. 409: the card is not sold yet or has expired"
                    + " (gift-card-not-good), or has less (insufficient-balance). 422: it is of another currency.")
    public Uni<Response> authorise(
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid GiftCardRequests.NewAuthorisation body) {
        body.requirePositive();
        GiftCardRequests.Recognised recognised =
                new GiftCardRequests.Recognised(verifying.fingerprint(body.credentials()), body.amount());
        return verifying
                .verify(body.credentials())
                .chain(id -> commands.run(key, "authorise gift card", recognised, tx -> authorising
                        .authorise(tx, id, body.amount())
                        .map(GiftCardHolderResource::authorised)));
    }

    @DELETE
    @Path("/authorisations/{authorisationId}")
    @Operation(
            summary = "Lets go of what was set aside",
            description =
                    "For who made the authorisation: nobody else knows its id before an order has it. The amount can"
                            + " be spent again at once. 204, again as well, and where its time is over. 409 authorisation-taken: an"
                            + " order or a till has it. 404: there is none.")
    public Uni<Void> letGo(UUID authorisationId) {
        return transactions.run(tx -> lettingGo.letGo(tx, authorisationId));
    }

    private static Answer authorised(Authorisation made) {
        return new Answer(
                201, null, new GiftCardRequests.Authorised(made.id(), made.giftCardId(), made.amount(), made.endsAt()));
    }
}
