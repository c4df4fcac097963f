package org.unisson.catalog.recommendation.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.unisson.catalog.page.domain.Language;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.page.rest.Asking;
import org.unisson.catalog.page.rest.Localized;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.catalog.recommendation.application.Recommending;
import org.unisson.catalog.recommendation.domain.Kind;
import org.unisson.catalog.recommendation.domain.Wish;
import org.unisson.chassis.rest.Problem;

/** Recommendations in real time (R30). */
@Path("/recommendations")
public class RecommendationResource {

    private final Recommending recommending;
    private final Asking asking;

    RecommendationResource(Recommending recommending, Asking asking) {
        this.recommending = recommending;
        this.asking = asking;
    }

    /**
     * What can be bought now on the channel, the best first, each with its reason; see the parameters. With a customer's
     * token, never what they have bought lately on any channel, a store included. 404 where the product is not there or may
     * not be seen, 422 where the channel does not exist, 401 where {@code for-you} is asked without a customer's token.
     */
    @GET
    public Uni<Response> recommend(@BeanParam RecommendationParameters parameters, @Context HttpHeaders headers) {
        Wish wish = parameters.wish();
        Language language = Language.of(headers.getAcceptableLanguages());
        return asking.shopper()
                .invoke(shopper -> requireCustomer(wish.kind(), shopper))
                .chain(shopper ->
                        recommending.recommend(wish, new Question(parameters.channel, parameters.location, shopper)))
                .map(found ->
                        Localized.answer(RecommendationPage.of(wish.kind().written(), found, language), language));
    }

    private static void requireCustomer(Kind kind, Shopper shopper) {
        if (kind == Kind.FOR_YOU && shopper.customerId() == null) {
            throw Problem.of(401, "unauthorized", "Not authenticated", "for-you needs a customer's token.")
                    .asException();
        }
    }
}
