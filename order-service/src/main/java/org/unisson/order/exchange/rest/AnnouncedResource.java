package org.unisson.order.exchange.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.order.exchange.application.ReceiveAnnounced;
import org.unisson.order.exchange.application.ReceiveAnnounced.Reception;
import org.unisson.order.exchange.application.ShowAnnouncements;
import org.unisson.order.returns.domain.Returned;

/** Announced exchanges: shown, withdrawn, and made when their goods have come back and were looked at. */
@Path("/exchange-announcements/{announcementId}")
@Tag(name = "Exchanges")
public class AnnouncedResource {

    private final Commands commands;
    private final ReceiveAnnounced receiving;
    private final ShowAnnouncements announcements;
    private final Caller caller;

    AnnouncedResource(Commands commands, ReceiveAnnounced receiving, ShowAnnouncements announcements, Caller caller) {
        this.commands = commands;
        this.receiving = receiving;
        this.announcements = announcements;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "An announced exchange",
            description = "ANNOUNCED, EXCHANGED or WITHDRAWN. A shopper sees their own.")
    public Uni<AnnouncementView> one(UUID announcementId) {
        return announcements.one(announcementId, caller::requireCustomer).map(AnnouncementView::of);
    }

    @DELETE
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Withdraws an announced exchange",
            description = "204, again as well; 409 not-announced where the goods have come and were exchanged.")
    public Uni<Void> withdraw(UUID announcementId) {
        return announcements.withdraw(announcementId, caller::requireCustomer);
    }

    @POST
    @Path("/reception")
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Takes announced goods in, and has what is wanted for them sent or collected",
            description =
                    "201 with the exchange. 404 no such announcement; 409 not-announced, not-what-was-announced, too-late"
                            + " (after returnBy; an agent allows it with allowedBecause), more-than-bought where the pieces have"
                            + " come back another way; 422 where what is wanted is not sold any more: then it is a return.")
    public Uni<Response> receive(
            UUID announcementId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid ReceptionDocument body) {
        caller.requireStore(body.location());
        LateGoods.requireAllowed(caller, body.allowedBecause());
        Reception reception = new Reception(
                announcementId,
                body.location(),
                body.lines().stream()
                        .map(line -> new Returned(line.lineId(), line.quantity().pieces(), line.condition()))
                        .toList(),
                body.allowedBecause());
        return commands.run(key, "reception of announced exchange " + announcementId, body, tx -> receiving
                .receive(tx, reception)
                .map(made -> Answer.created("/exchanges/" + made.exchangeId(), made)));
    }
}
