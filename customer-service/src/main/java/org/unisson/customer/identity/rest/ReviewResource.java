package org.unisson.customer.identity.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.identity.application.AnsweringReviews;
import org.unisson.customer.identity.application.Reviews;
import org.unisson.customer.identity.application.Reviews.Review;

/** Pairs of customers that may be one person: somebody is to look. */
@Path("/identity/reviews")
public class ReviewResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Commands commands;
    private final Transactions transactions;
    private final Reviews reviews;
    private final AnsweringReviews answering;
    private final Caller caller;

    ReviewResource(
            Commands commands, Transactions transactions, Reviews reviews, AnsweringReviews answering, Caller caller) {
        this.commands = commands;
        this.transactions = transactions;
        this.reviews = reviews;
        this.answering = answering;
        this.caller = caller;
    }

    /** @param accepted true: they are one person; false: they are two, for good */
    public record AnswerBody(Boolean accepted, String reason) {}

    @GET
    @RolesAllowed({Roles.AGENT, Roles.ADMIN})
    @Operation(summary = "Open reviews, the oldest first; next is the cursor of the following page")
    public Uni<Page<Review>> open(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int items = Page.limit(limit);
        UUID after = Page.afterId(cursor, BEFORE_ALL);
        return transactions
                .read(tx -> reviews.open(tx, after, items + 1))
                .map(found -> Page.of(found, items, review -> review.reviewId().toString()));
    }

    @POST
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN})
    @Operation(summary = "Answers a review: accepted merges, refused keeps them apart for good; 404, 409 review-closed")
    public Uni<Response> answer(
            @PathParam("id") UUID id, @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull AnswerBody body) {
        Checks checks = new Checks();
        checks.require(body.accepted() != null, "/accepted", "is required");
        String reason = checks.reason(body.reason());
        checks.refuse();
        String by = caller.subject();
        return commands.run(key, "answer review " + id, body, tx -> answering
                .answer(tx, id, body.accepted(), by, reason)
                .map(Answer::ok));
    }
}
