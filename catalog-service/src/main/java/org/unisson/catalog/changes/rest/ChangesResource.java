package org.unisson.catalog.changes.rest;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.unisson.catalog.changes.application.Change;
import org.unisson.catalog.changes.application.WatchConfig;
import org.unisson.catalog.changes.application.WatchingProducts;
import org.unisson.catalog.page.domain.Language;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.page.rest.ProductPage;

/** What changes of a product, while it changes. */
@Path("/products/{productId}/changes")
public class ChangesResource {

    private final WatchingProducts watching;
    private final WatchConfig config;

    ChangesResource(WatchingProducts watching, WatchConfig config) {
        this.watching = watching;
        this.config = config;
    }

    /**
     * Server-sent events, each with the whole page as it then is: first {@code snapshot}, then {@code product},
     * {@code price} or {@code availability} after each change. Comments in between are signs of life. 404 and 422 as
     * for the page, 503 where too many watch.
     */
    @GET
    @Watching
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> changes(
            @PathParam("productId") UUID productId,
            @QueryParam("channel") String channel,
            @QueryParam("location") String location,
            @Context HttpHeaders headers,
            @Context Sse sse) {
        Language language = Language.of(headers.getAcceptableLanguages());
        Multi<OutboundSseEvent> signsOfLife = Multi.createFrom()
                .ticks()
                .every(config.heartbeat())
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("alive").build());
        Multi<OutboundSseEvent> changes = watching.watch(productId, new Question(channel, location))
                .onItem()
                .transformToIterable(change -> events(change, language, sse));
        return Multi.createBy().merging().streams(changes, signsOfLife);
    }

    private static List<OutboundSseEvent> events(Change change, Language language, Sse sse) {
        ProductPage page = ProductPage.of(change.now().offer(), change.now().asOf(), language);
        List<String> names = change.kinds().isEmpty()
                ? List.of("snapshot")
                : change.kinds().stream()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList();
        return names.stream()
                .map(name -> sse.newEventBuilder()
                        .name(name)
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(ProductPage.class, page)
                        .build())
                .toList();
    }
}
