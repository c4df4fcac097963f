package org.unisson.order.ordering.rest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unisson.order.ordering.application.Decisions;
import org.unisson.order.ordering.application.OrderView;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderState;

/**
 * {@code Prefer: wait=N} (RFC 7240): the answer to a placed order is held, for at most N seconds, until it is decided, or
 * until it is the customer's turn.
 */
@ApplicationScoped
class WaitPreference {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,6})(?:$|[,;\\s])");
    private static final int LONGEST_SECONDS = 30;

    private final Decisions decisions;

    WaitPreference(Decisions decisions) {
        this.decisions = decisions;
    }

    /** 201 with the decided order, or a 202: as it is, or with what the customer is to do. */
    Uni<Response> honour(String prefer, Response placed) {
        Duration wait = seconds(prefer);
        if (placed.getStatus() != 202 || wait.isZero()) {
            return Uni.createFrom().item(placed);
        }
        String path = placed.getLocation().getPath();
        UUID orderId = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        return decisions
                .until(orderId, WaitPreference::isWorthTelling, wait)
                .map(order -> isWorthTelling(order)
                        ? Response.status(order.state().isUndecided() ? 202 : 201)
                                .location(placed.getLocation())
                                .type(MediaType.APPLICATION_JSON_TYPE)
                                .entity(OrderView.of(order))
                                .build()
                        : placed);
    }

    private static boolean isWorthTelling(Order order) {
        return !order.state().isUndecided() || order.state() instanceof OrderState.AwaitingChallenge;
    }

    private static Duration seconds(String prefer) {
        Matcher matcher = WAIT.matcher(prefer == null ? "" : prefer);
        return matcher.find()
                ? Duration.ofSeconds(Math.min(LONGEST_SECONDS, Integer.parseInt(matcher.group(1))))
                : Duration.ZERO;
    }
}
