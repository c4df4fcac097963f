package org.unisson.catalog.content.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.unisson.catalog.content.application.ReadingContents;
import org.unisson.catalog.page.domain.Language;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.page.rest.Asking;
import org.unisson.catalog.page.rest.Localized;

/** What channels tell of products, besides price and stock. */
@Path("/products/{productId}/content")
public class ContentResource {

    private final ReadingContents contents;
    private final Asking asking;

    ContentResource(ReadingContents contents, Asking asking) {
        this.contents = contents;
        this.asking = asking;
    }

    /**
     * Description, attributes, media, brand, categories and kin of what is published, in the language of
     * {@code Accept-Language}. 404 where there is no such product that the channel may see.
     */
    @GET
    public Uni<Response> content(
            @PathParam("productId") UUID productId,
            @QueryParam("channel") String channel,
            @Context HttpHeaders headers) {
        Language language = Language.of(headers.getAcceptableLanguages());
        return asking.shopper()
                .chain(shopper -> contents.of(productId, new Question(channel, null, shopper)))
                .map(found -> Localized.answer(ContentPage.of(found, language), language));
    }
}
