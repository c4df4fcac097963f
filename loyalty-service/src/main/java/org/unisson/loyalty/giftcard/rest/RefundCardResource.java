package org.unisson.loyalty.giftcard.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.application.Credentials;
import org.unisson.loyalty.giftcard.application.DiscloseRefundCard;
import org.unisson.loyalty.giftcard.application.RefundCards;
import org.unisson.loyalty.giftcard.application.RefundCards.RefundCardView;

/** Gift cards that were made for refunds: where they are handed to whom they belong. */
@Path("/refund-cards")
@Tag(name = "Gift cards")
public class RefundCardResource {

    private final RefundCards cards;
    private final DiscloseRefundCard disclosing;
    private final Transactions transactions;
    private final Commands commands;
    private final Caller caller;

    RefundCardResource(
            RefundCards cards,
            DiscloseRefundCard disclosing,
            Transactions transactions,
            Commands commands,
            Caller caller) {
        this.cards = cards;
        this.disclosing = disclosing;
        this.transactions = transactions;
        this.commands = commands;
        this.caller = caller;
    }

    /** To tell it. @param because why it is told again; left out the first time */
    record Telling(
            @Pattern(regexp = "[^\\p{Cntrl}]{1,200}", message = "must be 1 to 200 characters on one line")
            String because) {}

    /** A card that was told. @param number and the pin: in the first answer only */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(UUID refundId, UUID giftCardId, Money amount, String number, String pin) {

        static Told of(RefundCardView card, Credentials told) {
            return new Told(
                    card.refundId(),
                    card.giftCardId(),
                    card.amount(),
                    told == null ? null : told.number(),
                    told == null ? null : told.pin());
        }

        /** Without number and PIN. */
        @Override
        public String toString() {
            return "refund card " + refundId;
        }
    }

    @GET
    @Path("/{refundId}")
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "The gift card that was made for a refund",
            description = "refundId is the id of the return. Amount in minor units; never number and PIN. 404 until the"
                    + " return is known here: ask with its Causal-Token; also where its money went elsewhere. 403: another"
                    + " customer's, or of another store than the associate's own.")
    public Uni<RefundCardView> get(UUID refundId) {
        return transactions.read(tx -> own(tx, refundId));
    }

    @POST
    @Path("/{refundId}/disclosure")
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT})
    @Operation(
            summary = "Tells number and PIN of a refund's gift card, once",
            description = "To its customer, to an associate of the store where the refund is given, or to an agent. 409"
                    + " already-disclosed: they were told before; an agent has them told again with because (403 for others):"
                    + " then there is another PIN, and the one before opens nothing. Repeated under its Idempotency-Key, the"
                    + " answer is without them. 404: no such card, or the return is not known here yet.")
    public Uni<Response> disclose(
            UUID refundId, @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid Telling body) {
        if (body.because() != null && !caller.is(Roles.AGENT)) {
            throw Problem.forbidden("An agent has it told again.").asException();
        }
        // Beside the answer that is kept under the key: nothing that is kept holds number and PIN.
        AtomicReference<Told> now = new AtomicReference<>();
        return commands.run(key, "disclose refund card " + refundId, body, tx -> own(tx, refundId)
                        .chain(card -> disclosing
                                .disclose(tx, card, caller.subject(), body.because())
                                .invoke(told -> now.set(Told.of(card, told)))
                                .replaceWith(new Answer(200, null, Told.of(card, null)))))
                .map(answer -> (now.get() == null
                                ? Response.fromResponse(answer)
                                : Response.fromResponse(answer).entity(now.get()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    /** Whoever may not see the card is told so. */
    private Uni<RefundCardView> own(Transaction tx, UUID refundId) {
        return cards.one(tx, refundId).map(found -> {
            caller.requireCustomer(found.map(RefundCardView::customerId).orElse(null));
            RefundCardView card = found.orElseThrow(
                    () -> Problem.notFound("refund card", refundId).asException());
            if (!isItsCustomer(card)) {
                caller.requireStore(new Gln(card.location()));
            }
            return card;
        });
    }

    private boolean isItsCustomer(RefundCardView card) {
        return card.customerId() != null && caller.customerId().equals(Optional.of(card.customerId()));
    }
}
