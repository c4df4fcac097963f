package org.unisson.catalog.review.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.review.application.ReadingReviews;
import org.unisson.catalog.review.application.WritingReviews;
import org.unisson.catalog.review.domain.Past;
import org.unisson.catalog.review.domain.Review;
import org.unisson.catalog.review.domain.ReviewStatus;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;

/** Reviews as their authors and the staff see them, whatever their status. */
@Path("/reviews")
@RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class ReviewResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ReadingReviews reading;
    private final WritingReviews writing;
    private final Caller caller;

    ReviewResource(ReadingReviews reading, WritingReviews writing, Caller caller) {
        this.reading = reading;
        this.writing = writing;
        this.caller = caller;
    }

    /**
     * Reviews by id: what is to be looked at, or all that one customer has written. A shopper asks for their own alone.
     *
     * @param status PENDING, PUBLISHED or REFUSED
     * @param reported {@code true}: only those that somebody has reported
     * @param customer id of their author
     * @param limit 1 to 200, otherwise 50
     */
    @GET
    public Uni<Page<ReviewView>> list(
            @QueryParam("status") String status,
            @QueryParam("reported") String reported,
            @QueryParam("customer") UUID customer,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        caller.requireCustomer(customer);
        if (reported != null && !reported.equals("true") && !reported.equals("false")) {
            throw Problem.invalid("reported", "is true or false").asException();
        }
        int most = Page.limit(limit);
        return reading.after(
                        Page.afterId(cursor, BEFORE_ALL), status(status), "true".equals(reported), customer, most + 1)
                .map(found -> Page.of(found.stream().map(ReviewView::of).toList(), most, view -> view.reviewId()
                        .toString()));
    }

    /** One review; 404 where there is none, 403 where it is another customer's. */
    @GET
    @Path("/{reviewId}")
    public Uni<Response> get(@PathParam("reviewId") UUID reviewId) {
        return one(reviewId).map(review -> ReviewView.answer(200, review));
    }

    /** What it was at each version, the newest first. @param limit 1 to 200, otherwise 50 */
    @GET
    @Path("/{reviewId}/versions")
    public Uni<Page<Past>> versions(
            @PathParam("reviewId") UUID reviewId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        long before = before(cursor);
        return one(reviewId)
                .chain(review -> reading.history(reviewId, before, most + 1))
                .map((List<Past> found) -> Page.of(found, most, past -> Long.toString(past.version())));
    }

    /**
     * Deletes it with all its versions (204): by its author, or by an agent or administrator whom the author has asked.
     * 404 where there is none of theirs.
     */
    @DELETE
    @Path("/{reviewId}")
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.ADMIN})
    public Uni<Response> delete(@PathParam("reviewId") UUID reviewId) {
        boolean onBehalf = caller.is(Roles.AGENT) || caller.is(Roles.ADMIN);
        return writing.remove(reviewId, caller.customerId().orElse(null), onBehalf)
                .map(gone -> Response.noContent().build());
    }

    private Uni<Review> one(UUID reviewId) {
        return reading.one(reviewId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("review", reviewId).asException()))
                .invoke(review -> caller.requireCustomer(review.customerId()));
    }

    private static ReviewStatus status(String status) {
        return status == null
                ? null
                : Arrays.stream(ReviewStatus.values())
                        .filter(known -> known.name().equals(status))
                        .findFirst()
                        .orElseThrow(() -> Problem.invalid("status", "is PENDING, PUBLISHED or REFUSED")
                                .asException());
    }

    private static long before(String cursor) {
        String key = Page.after(cursor);
        try {
            return key.isEmpty() ? Long.MAX_VALUE : Long.parseLong(key);
        } catch (NumberFormatException malformed) {
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }
    }
}
