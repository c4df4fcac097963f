package org.unisson.order.exchange.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.exchange.application.AnnounceExchange;
import org.unisson.order.exchange.application.ExchangeRequest;
import org.unisson.order.ordering.application.Placing;
import org.unisson.order.returns.domain.Condition;
import org.unisson.order.returns.domain.Returned;

/** Where customers begin an exchange themselves: they announce what will come back. */
@Path("/purchases/{purchaseId}/exchange-announcements")
@Tag(name = "Exchanges")
public class AnnouncementResource {

    private final Commands commands;
    private final AnnounceExchange announcing;
    private final Caller caller;
    private final OwnerAccess access;

    AnnouncementResource(Commands commands, AnnounceExchange announcing, Caller caller, OwnerAccess access) {
        this.commands = commands;
        this.announcing = announcing;
        this.caller = caller;
        this.access = access;
    }

    @POST
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Announces that goods of a purchase will come back, and what is wanted for them",
            description =
                    "A shopper announces it of their own. Nothing is given for the goods before they have come back: setOff"
                            + " and refunded are foreseen, in minor units. Prices are kept. 404, 409 and 422 as an exchange; 409"
                            + " more-than-bought where other announcements have the pieces; 422 dearer where a card would have to"
                            + " pay. 422 brand-policy where its brand is sold otherwise. An agent allows with allowedBecause what"
                            + " comes after the policy's days.")
    public Uni<Response> announce(
            UUID purchaseId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid AnnouncementDocument body) {
        LateGoods.requireAllowed(caller, body.allowedBecause());
        ExchangeRequest request = request(purchaseId, body, new Placing.Served(access.admit(null), null));
        return commands.run(key, "announced exchange of purchase " + purchaseId, body, tx -> announcing
                .announce(tx, request, caller::requireCustomer)
                .map(made ->
                        Answer.created("/exchange-announcements/" + made.announcementId(), AnnouncementView.of(made))));
    }

    private static ExchangeRequest request(UUID purchaseId, AnnouncementDocument body, Placing.Served served) {
        requireOnce(body.lines().stream().map(AnnouncementDocument.Line::lineId).toList(), "/lines");
        requireOnce(body.take().stream().map(ExchangeDocument.Taking::sku).toList(), "/take");
        if ((body.method() == AnnouncementDocument.Way.PICKUP) != (body.pickup() != null)) {
            throw Problem.invalid("/pickup", "belongs to PICKUP, which needs it")
                    .asException();
        }
        return new ExchangeRequest(
                purchaseId,
                body.channel(),
                null,
                body.lines().stream()
                        .map(line -> new Returned(line.lineId(), line.quantity().pieces(), Condition.SELLABLE))
                        .toList(),
                body.take().stream()
                        .map(taking -> new ExchangeRequest.Taking(
                                taking.sku(), taking.quantity().pieces()))
                        .toList(),
                body.method().to(body.pickup()),
                null,
                List.of(),
                null,
                null,
                body.allowedBecause(),
                Optional.of(served),
                Map.of());
    }

    private static void requireOnce(List<?> all, String pointer) {
        Set<Object> seen = new HashSet<>();
        for (int index = 0; index < all.size(); index++) {
            if (!seen.add(all.get(index))) {
                throw Problem.invalid(pointer + "/" + index, "stands there already")
                        .asException();
            }
        }
    }
}
