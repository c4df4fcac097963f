package org.unisson.catalog.page.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.unisson.catalog.page.application.ReadingOffers;
import org.unisson.catalog.page.domain.Language;
import org.unisson.catalog.page.domain.Question;

/** What a scan or a basket needs of one variant, in the language of {@code Accept-Language}. */
@Path("/variants")
public class VariantPageResource {

    private final ReadingOffers offers;
    private final Asking asking;

    VariantPageResource(ReadingOffers offers, Asking asking) {
        this.asking = asking;
        this.offers = offers;
    }

    /** A variant with its product's name, its price and its availability. 404 where there is none, 422 where the channel does not exist. */
    @GET
    @Path("/{sku}")
    public Uni<Response> variant(
            @PathParam("sku") String sku,
            @QueryParam("channel") String channel,
            @QueryParam("location") String location,
            @Context HttpHeaders headers) {
        Language language = Language.of(headers.getAcceptableLanguages());
        return asking.shopper()
                .chain(shopper -> offers.variant(sku, new Question(channel, location, shopper)))
                .map(found -> Localized.answer(VariantPage.of(found.offer(), found.asOf(), language), language));
    }
}
