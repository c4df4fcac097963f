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

/** {@code Prefer: wait=N} (RFC 7240): the answer to a placed order is held, for at most N seconds, until it is decided. */
@ApplicationScoped
class WaitPreference {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,6})(?:$|[,;\\s])");
    private static final int LONGEST_SECONDS = 30;

    private final Decisions decisions;

    WaitPreference(Decisions decisions) {
        this.decisions = decisions;
    }

    /** 201 with the decided order, or the 202 as it is. */
    Uni<Response> honour(String prefer, Response placed) {
        Duration wait = seconds(prefer);
        if (placed.getStatus() != 202 || wait.isZero()) {
            return Uni.createFrom().item(placed);
        }
        String path = placed.getLocation().getPath();
        UUID orderId = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        return decisions
                .until(orderId, order -> !order.state().isUndecided(), wait)
                .map(order -> order.state().isUndecided()
                        ? placed
                        : Response.created(placed.getLocation())
                                .type(MediaType.APPLICATION_JSON_TYPE)
                                .entity(OrderView.of(order))
                                .build());
    }

    private static Duration seconds(String prefer) {
        Matcher matcher = WAIT.matcher(prefer == null ? "" : prefer);
        return matcher.find()
                ? Duration.ofSeconds(Math.min(LONGEST_SECONDS, Integer.parseInt(matcher.group(1))))
                : Duration.ZERO;
    }
}
