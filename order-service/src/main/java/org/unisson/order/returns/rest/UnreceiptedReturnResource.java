package org.unisson.order.returns.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.order.returns.application.TakeUnreceipted;
import org.unisson.order.returns.application.UnreceiptedRequest;

/** Where goods are taken back whose purchase nobody finds. */
@Path("/returns")
public class UnreceiptedReturnResource {

    private final Commands commands;
    private final TakeUnreceipted taking;
    private final Caller caller;

    UnreceiptedReturnResource(Commands commands, TakeUnreceipted taking, Caller caller) {
        this.commands = commands;
        this.taking = taking;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE})
    @Operation(
            summary = "Takes goods back without a receipt",
            description =
                    "By the policy of the channel: at the lowest price they were sold for in the policy's time, on the"
                            + " policy's tender. Look for the purchase first. On GIFT_CARD, without a reference, loyalty-service"
                            + " makes a card for it, and tells its number and PIN at /refund-cards/{returnId}/disclosure. 409: receipt-required, or too-much-without-receipt;"
                            + " 422: customer-unknown, no-price, or a location or channel that does not exist; 403: another store"
                            + " than the associate's own.")
    public Uni<Response> take(
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid UnreceiptedDocument body) {
        caller.requireStore(body.location());
        UnreceiptedRequest request = request(body);
        return commands.run(key, "return without receipt", body, tx -> taking.take(tx, request)
                .map(made -> new Answer(201, null, made))
                .onFailure(ArithmeticException.class)
                .transform(beyondMoney -> Problem.unprocessable(
                                "amount-too-large", "/lines", "the amount is beyond any money")
                        .asException()));
    }

    private static UnreceiptedRequest request(UnreceiptedDocument body) {
        return new UnreceiptedRequest(
                body.channel(),
                body.location(),
                body.customerId(),
                body.card(),
                body.lines().stream()
                        .map(line -> new UnreceiptedRequest.Line(
                                line.sku(), line.quantity().pieces(), line.condition()))
                        .toList(),
                body.reason(),
                body.reference() == null ? null : body.reference().toString());
    }
}
