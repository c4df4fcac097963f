package org.unisson.catalog.search.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.unisson.catalog.page.domain.Language;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.page.rest.Asking;
import org.unisson.catalog.page.rest.Localized;
import org.unisson.catalog.page.rest.ProductPage;
import org.unisson.catalog.search.application.Finding;
import org.unisson.catalog.search.domain.Facets;
import org.unisson.catalog.search.domain.Suggestion;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;

/** Finds what a channel may see. */
@Path("/")
public class FindResource {

    private static final int MOST_SUGGESTIONS = 20;
    private static final int LONGEST_TEXT = 200;

    private final Finding finding;
    private final Asking asking;

    FindResource(Finding finding, Asking asking) {
        this.finding = finding;
        this.asking = asking;
    }

    /**
     * What was found.
     *
     * @param next cursor of the next page; absent on the last
     * @param facets absent where they were not asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FoundPage(List<ProductPage> items, String next, Facets facets) {}

    /**
     * Product pages by words, properties, price and place; see the parameters. With {@code facets=true} also how what
     * is found differs: brand, category, bands of price and attributes, each value with its count. Where prices are
     * looked at, for facets, a range or an order, they are those of the best 1,000 of what matches, and {@code capped}
     * says so where there may be more.
     */
    @GET
    @Path("/search")
    public Uni<Response> search(@BeanParam SearchParameters parameters, @Context HttpHeaders headers) {
        Language language = Language.of(headers.getAcceptableLanguages());
        String facetsIn = Boolean.TRUE.equals(parameters.facets) ? language.tag() : null;
        return asking.shopper()
                .chain(shopper -> finding.find(
                        parameters.criteria(),
                        new Question(parameters.channel, parameters.location, shopper),
                        Page.limit(parameters.limit),
                        parameters.cursor,
                        facetsIn))
                .map(found -> Localized.answer(
                        new FoundPage(
                                found.offers().offer().stream()
                                        .map(offer -> ProductPage.of(
                                                offer, found.offers().asOf(), language))
                                        .toList(),
                                found.next(),
                                found.facets()),
                        language));
    }

    /**
     * Categories, brands and products that begin as what is typed.
     *
     * @param q what is typed, 1 to 200 characters
     * @param limit 1 to 20, otherwise 10
     */
    @GET
    @Path("/suggestions")
    public Uni<Response> suggest(
            @QueryParam("q") String q,
            @QueryParam("channel") String channel,
            @QueryParam("limit") Integer limit,
            @Context HttpHeaders headers) {
        if (q == null || q.isBlank() || q.length() > LONGEST_TEXT) {
            throw Problem.invalid("q", "1 to " + LONGEST_TEXT + " characters are required")
                    .asException();
        }
        int most = limit == null ? MOST_SUGGESTIONS / 2 : limit;
        if (most < 1 || most > MOST_SUGGESTIONS) {
            throw Problem.invalid("limit", "must be from 1 to " + MOST_SUGGESTIONS)
                    .asException();
        }
        Language language = Language.of(headers.getAcceptableLanguages());
        return asking.shopper()
                .chain(shopper -> finding.suggest(q, language.tag(), new Question(channel, null, shopper), most))
                .map(found -> Localized.answer(new Page<Suggestion>(found, null), language));
    }
}
