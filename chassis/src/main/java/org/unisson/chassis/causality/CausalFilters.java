package org.unisson.chassis.causality;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.unisson.chassis.events.Envelope;
import org.unisson.chassis.events.Origin;
import org.unisson.chassis.messaging.PartitionCounts;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;

/**
 * Causal reads at the edge of every service. A command's answer carries {@code Causal-Token}. A read that brings it
 * waits, for at most {@code unisson.causal-wait}, until this service has applied what the token names, and says in
 * {@code Causal-Status} whether it has: {@code satisfied} or {@code behind}.
 */
public class CausalFilters {

    /** Header of a read's answer. */
    public static final String STATUS_HEADER = "Causal-Status";

    /** Ties together everything one request sets off; made here where the client brings none. */
    public static final String CORRELATION_HEADER = "Correlation-Id";

    private static final String STATUS = "unisson.causal-status";

    private final AppliedVersions applied;
    private final PartitionCounts partitions;
    private final Duration longestWait;

    CausalFilters(
            AppliedVersions applied,
            PartitionCounts partitions,
            @ConfigProperty(name = "unisson.causal-wait", defaultValue = "PT2S") Duration longestWait) {
        this.applied = applied;
        this.partitions = partitions;
        this.longestWait = longestWait;
    }

    @ServerRequestFilter
    public Uni<Response> beforeRequest(ContainerRequestContext request) {
        CurrentRequest.begin(new Origin(correlationId(request), null, request.getHeaderString(Envelope.TRACE_PARENT)));
        List<String> tokens = request.getHeaders().get(CausalToken.HEADER);
        if (tokens == null || !isRead(request)) {
            return Uni.createFrom().nullItem();
        }
        CausalToken token;
        try {
            token = CausalToken.decode(String.join(",", tokens));
        } catch (IllegalArgumentException malformed) {
            return Uni.createFrom()
                    .item(Problem.badRequest("malformed-causal-token", malformed.getMessage())
                            .toResponse());
        }
        return applied.await(token, longestWait)
                .invoke(satisfied -> request.setProperty(STATUS, satisfied ? "satisfied" : "behind"))
                .map(satisfied -> null);
    }

    @ServerResponseFilter
    public void afterRequest(ContainerRequestContext request, ContainerResponseContext response) {
        CurrentRequest.origin()
                .ifPresent(origin -> response.getHeaders().putSingle(CORRELATION_HEADER, origin.correlationId()));
        if (request.getProperty(STATUS) instanceof String status) {
            response.getHeaders().putSingle(STATUS_HEADER, status);
        }
        List<CausalToken.Entry> changes = CurrentRequest.changes();
        if (!changes.isEmpty()) {
            response.getHeaders()
                    .putSingle(
                            CausalToken.HEADER,
                            CausalToken.of(changes, partitions::of).encode());
        }
    }

    private static boolean isRead(ContainerRequestContext request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** A client's id is taken only if it is a UUID: it ends in headers and logs. */
    private static String correlationId(ContainerRequestContext request) {
        String given = request.getHeaderString(CORRELATION_HEADER);
        if (given != null) {
            try {
                return UUID.fromString(given).toString();
            } catch (IllegalArgumentException notAUuid) {
                return Ids.next().toString();
            }
        }
        return Ids.next().toString();
    }
}
