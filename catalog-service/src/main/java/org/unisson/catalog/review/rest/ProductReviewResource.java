package org.unisson.catalog.review.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.page.rest.Asking;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.catalog.review.application.Place;
import org.unisson.catalog.review.application.ReadingReviews;
import org.unisson.catalog.review.application.WritingReviews;
import org.unisson.catalog.review.domain.Asked;
import org.unisson.catalog.review.domain.Review;
import org.unisson.catalog.review.domain.ReviewContent;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;

/** What customers say of a product. */
@Path("/products/{productId}/reviews")
public class ProductReviewResource {

    private final ReadingReviews reading;
    private final WritingReviews writing;
    private final Asking asking;
    private final Caller caller;

    ProductReviewResource(ReadingReviews reading, WritingReviews writing, Asking asking, Caller caller) {
        this.reading = reading;
        this.writing = writing;
        this.asking = asking;
        this.caller = caller;
    }

    /**
     * Published reviews.
     *
     * @param rating what all published reviews of the product say together, whatever was asked for
     * @param next cursor of the next page; absent on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReviewPage(RatingView rating, List<PublishedReview> items, String next) {}

    /** Published reviews of a product and what they say together; 404 where there is no such product. */
    @GET
    public Uni<ReviewPage> list(@PathParam("productId") UUID productId, @BeanParam ReviewParameters parameters) {
        Asked asked = parameters.asked();
        int most = Page.limit(parameters.limit);
        return asking.shopper()
                .chain(shopper -> reading.of(productId, shopper, asked, Place.after(parameters.cursor), most + 1))
                .map(found -> {
                    Page<Review> page = Page.of(found.reviews(), most, review -> Place.key(review, asked.order()));
                    return new ReviewPage(
                            RatingView.of(found.rating()),
                            page.items().stream().map(PublishedReview::of).toList(),
                            page.next());
                });
    }

    /**
     * The customer's own review of the product: 201 where it is the first, 200 where it now says something else, or the
     * same. Unless rules say otherwise somebody looks at it before it is shown. 404 where there is no such product, 412
     * where If-Match names another version.
     */
    @PUT
    @Path("/own")
    @RolesAllowed(Roles.CUSTOMER)
    public Uni<Response> write(
            @PathParam("productId") UUID productId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull ReviewContent body) {
        return writing.write(new Shopper(author(), Set.of()), productId, body, ifMatch)
                .map(written -> ReviewView.answer(written.created() ? 201 : 200, written.review()));
    }

    /** The customer's own review, whatever its status; 404 where there is none. */
    @GET
    @Path("/own")
    @RolesAllowed(Roles.CUSTOMER)
    public Uni<Response> own(@PathParam("productId") UUID productId) {
        return reading.own(author(), productId)
                .map(found -> ReviewView.answer(
                        200, found.orElseThrow(() -> Problem.notFound("review of yours of the product", productId)
                                .asException())));
    }

    private UUID author() {
        return caller.customerId().orElseThrow(() -> Problem.forbidden("Your token names no customer.")
                .asException());
    }
}
