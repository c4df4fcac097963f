package org.unisson.order.ordering.rest;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.ordering.application.Decisions;
import org.unisson.order.ordering.application.OrderView;
import org.unisson.order.ordering.domain.Order;

/** An order as it changes. */
@Path("/orders/{orderId}/changes")
@PermitAll
@Tag(name = "Orders")
public class OrderChangesResource {

    private static final Duration LOOK = Duration.ofMinutes(5);

    private final Decisions decisions;
    private final OwnerAccess access;

    OrderChangesResource(Decisions decisions, OwnerAccess access) {
        this.decisions = decisions;
        this.access = access;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The order now and after each change, as server-sent events",
            description = "Ends when nothing more can happen to it: CANCELLED or FULFILLED.")
    public Multi<OrderView> changes(UUID orderId) {
        return decisions
                .until(orderId, order -> true, Duration.ZERO)
                .invoke(order -> access.require(order.customerId()))
                .onItem()
                .transformToMulti(this::from)
                .map(OrderView::of);
    }

    private Multi<Order> from(Order first) {
        AtomicLong shown = new AtomicLong(first.version());
        Multi<Order> now = Multi.createFrom().item(first);
        if (first.state().isFinal()) {
            return now;
        }
        Multi<Order> later = Multi.createBy()
                .repeating()
                .uni(() -> decisions.until(first.orderId(), order -> order.version() > shown.get(), LOOK))
                .whilst(order -> !order.state().isFinal())
                .filter(order -> order.version() > shown.getAndSet(order.version()));
        return Multi.createBy().concatenating().streams(now, later);
    }
}
