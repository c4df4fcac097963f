package org.unisson.catalog.search.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.unisson.catalog.page.domain.Language;
import org.unisson.catalog.page.domain.Offer;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.page.rest.Asking;
import org.unisson.catalog.page.rest.Localized;
import org.unisson.catalog.page.rest.ProductPage;
import org.unisson.catalog.search.application.Searching;
import org.unisson.catalog.search.application.Searching.Found;
import org.unisson.chassis.rest.Page;

/** Finds products that are for sale. */
@Path("/products")
public class SearchResource {

    private final Searching searching;
    private final Asking asking;

    SearchResource(Searching searching, Asking asking) {
        this.asking = asking;
        this.searching = searching;
    }

    /**
     * Product pages, the best first.
     *
     * @param q words of a name, brand or category in French or English, with or without accents, typing errors
     *     forgiven; without it, everything by id
     * @param channel whose prices count; 422 where it does not exist
     * @param limit 1 to 200, otherwise 50
     */
    @GET
    public Uni<Response> search(
            @QueryParam("q") String q,
            @QueryParam("channel") String channel,
            @QueryParam("location") String location,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context HttpHeaders headers) {
        Language language = Language.of(headers.getAcceptableLanguages());
        int most = Page.limit(limit);
        return asking.shopper()
                .chain(shopper -> searching.find(q, new Question(channel, location, shopper), most, cursor))
                .map(found -> Localized.answer(page(found, language), language));
    }

    private static Page<ProductPage> page(Found found, Language language) {
        List<Offer> offers = found.offers().offer();
        return new Page<>(
                offers.stream()
                        .map(offer -> ProductPage.of(offer, found.offers().asOf(), language))
                        .toList(),
                found.next());
    }
}
