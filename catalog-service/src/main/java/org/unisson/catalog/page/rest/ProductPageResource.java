package org.unisson.catalog.page.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.unisson.catalog.page.application.ReadingOffers;
import org.unisson.catalog.page.domain.Language;
import org.unisson.catalog.page.domain.Question;

/** What every channel shows of a product, in the language of {@code Accept-Language}. */
@Path("/products")
public class ProductPageResource {

    private final ReadingOffers offers;
    private final Asking asking;

    ProductPageResource(ReadingOffers offers, Asking asking) {
        this.asking = asking;
        this.offers = offers;
    }

    /** A product with all its variants. 404 where there is none, 422 where the channel does not exist. */
    @GET
    @Path("/{productId}")
    public Uni<Response> product(
            @PathParam("productId") UUID productId,
            @QueryParam("channel") String channel,
            @QueryParam("location") String location,
            @Context HttpHeaders headers) {
        Language language = Language.of(headers.getAcceptableLanguages());
        return asking.shopper()
                .chain(shopper -> offers.product(productId, new Question(channel, location, shopper)))
                .map(found -> Localized.answer(ProductPage.of(found.offer(), found.asOf(), language), language));
    }
}
