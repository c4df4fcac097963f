package org.unisson.order.ordering.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Ids;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.ordering.application.AmendOrder;
import org.unisson.order.ordering.application.OrderQueries;
import org.unisson.order.ordering.application.OrderView;
import org.unisson.order.ordering.application.PlaceOrderOnce;
import org.unisson.order.ordering.application.Placing;
import org.unisson.order.payment.domain.CardToken;

/** Orders: placing them without a cart, and reading them. One without a customer is read by whoever holds its id. */
@Path("/orders")
@Tag(name = "Orders")
public class OrderResource {

    private final Commands commands;
    private final OrderQueries orders;
    private final PlaceOrderOnce placing;
    private final AmendOrder amending;
    private final WaitPreference waiting;
    private final OwnerAccess access;
    private final Caller caller;

    OrderResource(
            Commands commands,
            OrderQueries orders,
            PlaceOrderOnce placing,
            AmendOrder amending,
            WaitPreference waiting,
            OwnerAccess access,
            Caller caller) {
        this.commands = commands;
        this.orders = orders;
        this.placing = placing;
        this.amending = amending;
        this.waiting = waiting;
        this.access = access;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Places an order without a cart: call centre, integration, import",
            description = "Answers as a checkout does. Only the role service may give unitPrice, placedAt and"
                    + " externalReference: what another system calls the order, unique per channel for ever, whatever"
                    + " the Idempotency-Key. The same reference again answers 200 with the order that exists; 409 where"
                    + " anything but the card differs. amends links it to an order of the same customer to which it"
                    + " adds, and each names the other; 409 order-cancelled, 422 unknown-order or other-customer. A brand"
                    + " is sold as it wants to be (422 brand-policy): whoever places the order is its seller.")
    public Uni<Response> place(
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @HeaderParam("Prefer") String prefer,
            @NotNull @Valid OrderRequests.NewOrder body) {
        if (body.needsService() && !caller.is(Roles.SERVICE)) {
            throw Problem.forbidden("Only the role service may give unitPrice, placedAt and externalReference.")
                    .asException();
        }
        if (body.card() != null && !access.isServing()) {
            throw Problem.forbidden("Only staff may name a loyalty card.").asException();
        }
        UUID customer = body.card() == null ? access.ownerOf(body.customerId()) : body.customerId();
        return commands.run(key, "place order", body, tx -> placing.place(
                                tx, body.externalReference(), placing(body, customer), body.amends())
                        .call(placed -> body.amends() == null || !placed.isNew()
                                ? Uni.createFrom().voidItem()
                                : amending.amend(
                                        tx,
                                        placed.order(),
                                        body.amends(),
                                        amended -> access.require(amended.customerId())))
                        .map(OrderResource::answer))
                .chain(placed -> waiting.honour(prefer, placed));
    }

    private static Answer answer(PlaceOrderOnce.Placed placed) {
        String location = "/orders/" + placed.order().orderId();
        return new Answer(placed.isNew() ? 202 : 200, location, OrderView.of(placed.order()));
    }

    @GET
    @Path("/{orderId}")
    @PermitAll
    @Operation(
            summary = "An order",
            description = "Its amounts are in minor units, tax included. The ETag is its version. Allocations say where"
                    + " its goods are set aside, in pieces. giftsNotGiven names what an operation gives with it and could"
                    + " not be had: nothing is charged for it.")
    public Uni<Response> get(UUID orderId) {
        return orders.one(orderId, order -> access.require(order.customerId())).map(order -> Response.ok(order)
                .header(HttpHeaders.ETAG, Versions.etag(order.version()))
                .build());
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "Orders of a customer, the newest first")
    public Uni<Page<OrderView>> ofCustomer(
            @QueryParam("customer") UUID customer,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if (customer == null) {
            throw Problem.invalid("customer", "name a customer").asException();
        }
        access.require(customer);
        return orders.ofCustomer(customer, Page.limit(limit), cursor);
    }

    private Placing placing(OrderRequests.NewOrder body, UUID customer) {
        Fulfilment fulfilment = new Fulfilment(body.method(), body.location());
        return new Placing(
                Ids.next(),
                null,
                customer,
                body.card(),
                body.channel(),
                body.location(),
                body.lines().stream()
                        .map(line -> new Placing.Wanted(
                                Ids.next(), line.sku(), line.quantity(), line.unitPrice(), fulfilment, null, null))
                        .toList(),
                CardToken.orNull(body.cardToken()),
                body.pointsOffered(),
                body.tendersOffered(),
                body.placedAt(),
                OrderRequests.Delivery.sameDay(body.delivery()),
                OrderRequests.given(body.address(), access.isServing()),
                body.quote(),
                new Placing.Served(
                        access.admit(customer),
                        body.appointment(),
                        OrderRequests.taken(body.cash(), body.location(), access)));
    }
}
