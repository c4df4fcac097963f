package org.unisson.order.exchange.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.address.application.GivenAddress;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.exchange.application.ExchangeGoods;
import org.unisson.order.exchange.application.ExchangeRequest;
import org.unisson.order.ordering.application.Placing;
import org.unisson.order.payment.domain.CardToken;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.returns.domain.Returned;

/** Where goods of a purchase are exchanged for others. */
@Path("/purchases/{purchaseId}/exchanges")
@Tag(name = "Exchanges")
public class ExchangeResource {

    private final Commands commands;
    private final ExchangeGoods exchanging;
    private final Caller caller;
    private final OwnerAccess access;

    ExchangeResource(Commands commands, ExchangeGoods exchanging, Caller caller, OwnerAccess access) {
        this.commands = commands;
        this.exchanging = exchanging;
        this.caller = caller;
        this.access = access;
    }

    @POST
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Takes goods of a purchase back and hands out others for them",
            description =
                    "What is given for the ones is set off against what the others cost, as far as card and cash had"
                            + " paid; points and gift cards go back at once, and so does what is left. Another variant of the"
                            + " same product costs what was paid, piece for piece. CARRY_OUT is a receipt of the till; SHIP and"
                            + " PICKUP are an order, and where it cannot be had, what was set off goes back. An agent allows with"
                            + " allowedBecause what comes after the policy's days. 404, 409 and 422 as a return; 409 nothing-paid, receipt-conflict; 422 brand-policy names what a brand does not want to be sold so, the caller being its seller; wrong-amount says what the tenders must pay,"
                            + " payment-missing that a card must.")
    public Uni<Response> exchange(
            UUID purchaseId, @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid ExchangeDocument body) {
        caller.requireStore(body.location());
        LateGoods.requireAllowed(caller, body.allowedBecause());
        ExchangeRequest request = request(purchaseId, body, new Placing.Served(access.admit(null), body.appointment()));
        return commands.run(key, "exchange of purchase " + purchaseId, body, tx -> exchanging
                .take(tx, request)
                .map(made -> Answer.created("/exchanges/" + made.exchangeId(), made)));
    }

    private static ExchangeRequest request(UUID purchaseId, ExchangeDocument body, Placing.Served served) {
        boolean carriedOut = body.method() == Fulfilment.Method.CARRY_OUT;
        List<ExchangeDocument.Tender> tenders = body.tenders() == null ? List.of() : body.tenders();
        requireOnly(carriedOut, body, tenders);
        return new ExchangeRequest(
                purchaseId,
                body.channel(),
                body.location(),
                body.lines().stream()
                        .map(line -> new Returned(line.lineId(), line.quantity().pieces(), line.condition()))
                        .toList(),
                body.take().stream()
                        .map(taking -> new ExchangeRequest.Taking(
                                taking.sku(), taking.quantity().pieces()))
                        .toList(),
                new Fulfilment(body.method(), place(body)),
                carriedOut
                        ? new ReceiptRef(
                                body.location(),
                                body.receipt().till(),
                                body.receipt().number())
                        : null,
                tenders.stream()
                        .map(paid -> new ExchangeRequest.Paid(paid.kind().name(), paid.amount(), paid.reference()))
                        .toList(),
                CardToken.orNull(body.cardToken()),
                body.address() == null ? null : new GivenAddress(body.address().address("/address"), "STAFF"),
                body.allowedBecause(),
                Optional.of(served),
                Map.of());
    }

    private static Gln place(ExchangeDocument body) {
        return switch (body.method()) {
            case CARRY_OUT -> body.location();
            case PICKUP -> body.pickup() == null ? body.location() : body.pickup();
            case SHIP -> null;
        };
    }

    /** What belongs to the one way is no part of the other: it would be taken and forgotten. */
    private static void requireOnly(boolean carriedOut, ExchangeDocument body, List<ExchangeDocument.Tender> tenders) {
        require(carriedOut == (body.receipt() != null), "/receipt", "belongs to CARRY_OUT, which needs it");
        require(carriedOut || tenders.isEmpty(), "/tenders", "belong to CARRY_OUT; a card pays for what is sent");
        require(!carriedOut || body.cardToken() == null, "/cardToken", "belongs to what is sent or collected");
        require(body.pickup() == null || body.method() == Fulfilment.Method.PICKUP, "/pickup", "belongs to PICKUP");
        require(body.address() == null || body.method() == Fulfilment.Method.SHIP, "/address", "belongs to SHIP");
    }

    private static void require(boolean sound, String pointer, String detail) {
        if (!sound) {
            throw Problem.invalid(pointer, detail).asException();
        }
    }
}
