package org.unisson.chassis.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What no endpoint takes: bodies that are too long to be held in memory, except where a path is named that reads them as
 * a stream; and the character NUL in an address, which is in no text of a database.
 */
@Singleton
public class RequestLimits {

    // Behind Quarkus' own limit, whose place in the request it takes, and before everything that reads a body.
    private static final int BEHIND_THE_GENERAL_LIMIT = -1;
    private static final String LIMIT = "io.quarkus.max-request-size";
    private static final String NUL = "%00";

    private final long longest;
    private final Set<String> streamed;
    private final ObjectMapper json;

    /**
     * @param longest body, in bytes
     * @param streamed paths whose bodies have Quarkus' own limit
     */
    RequestLimits(
            @ConfigProperty(name = "unisson.body.longest", defaultValue = "4194304") long longest,
            @ConfigProperty(name = "unisson.body.streamed") Optional<Set<String>> streamed,
            ObjectMapper json) {
        this.longest = longest;
        this.streamed = streamed.orElse(Set.of());
        this.json = json;
    }

    void register(@Observes Router router) {
        router.route().order(BEHIND_THE_GENERAL_LIMIT).handler(this::limit);
    }

    private void limit(RoutingContext request) {
        if (request.request().uri().contains(NUL)) {
            refuse(request, Problem.badRequest("malformed-address", "The address holds the character NUL."));
        } else if (streamed.contains(request.normalizedPath())) {
            request.next();
        } else if (length(request) > longest) {
            refuse(
                    request,
                    Problem.of(413, "too-large", "Too much at once", "A body has at most " + longest + " bytes."));
        } else {
            request.put(LIMIT, longest);
            request.next();
        }
    }

    private static long length(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        // Quarkus has read it before; without one, the limit holds while the body comes in.
        return length == null ? 0 : Long.parseLong(length);
    }

    private void refuse(RoutingContext request, Problem problem) {
        try {
            request.response()
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE.toString())
                    .setStatusCode(problem.status())
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write a problem", impossible);
        }
    }
}
