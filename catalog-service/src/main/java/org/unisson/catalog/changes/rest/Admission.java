package org.unisson.catalog.changes.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.unisson.catalog.changes.application.WatchingProducts;
import org.unisson.catalog.page.domain.Question;
import org.unisson.chassis.rest.Problem;

/** Refuses a stream while it can still be refused: the status of one that has begun is sent already. */
public class Admission {

    private final WatchingProducts watching;

    Admission(WatchingProducts watching) {
        this.watching = watching;
    }

    @Watching
    @ServerRequestFilter
    public Uni<Response> admit(UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        Question question = new Question(query.getFirst("channel"), query.getFirst("location"));
        return watching.admit(productId(uri), question).map(admitted -> null);
    }

    private static UUID productId(UriInfo uri) {
        String text = uri.getPathParameters().getFirst("productId");
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Problem.notFound("product", text).asException();
        }
    }
}
