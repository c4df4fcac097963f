package org.unisson.catalog.review.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.unisson.catalog.review.application.ModeratingReviews;
import org.unisson.catalog.review.domain.Answer;
import org.unisson.catalog.review.domain.ReviewContent;
import org.unisson.catalog.review.domain.Verdict;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;

/** What others do with a review: decide on it, answer it, report it. */
@Path("/reviews/{reviewId}")
@RolesAllowed({Roles.MERCHANDISER, Roles.AGENT, Roles.ADMIN})
public class ModerationResource {

    private static final int LONGEST = 500;

    private final ModeratingReviews moderating;
    private final Caller caller;

    ModerationResource(ModeratingReviews moderating, Caller caller) {
        this.moderating = moderating;
        this.caller = caller;
    }

    /** What to do with it. */
    public enum Choice {
        PUBLISH,
        REFUSE
    }

    /** A decision. @param reason 1 to 500 characters, which its author reads; required with REFUSE */
    public record Decision(Choice decision, String reason) {
        public Decision {
            if (decision == null) {
                throw new IllegalArgumentException("decision: is required");
            }
            boolean isText = reason != null && isText(reason);
            if (decision == Choice.REFUSE ? !isText : reason != null) {
                throw new IllegalArgumentException("reason: 1 to " + LONGEST + " characters, with REFUSE alone");
            }
        }

        Verdict verdict() {
            return decision == Choice.PUBLISH ? Verdict.PUBLISH : Verdict.refuse(reason);
        }
    }

    /** An answer. @param text 1 to 2,000 characters */
    public record AnswerRequest(String text) {
        public AnswerRequest {
            new Answer(text, java.time.Instant.EPOCH);
        }
    }

    /** Why it should not be there. @param reason 1 to 500 characters */
    public record Report(String reason) {
        public Report {
            if (reason == null || !isText(reason)) {
                throw new IllegalArgumentException("reason: 1 to " + LONGEST + " characters are required");
            }
        }
    }

    /**
     * Publishes or refuses it, whatever was decided before; reports are dealt with by that. 412 where If-Match names
     * another version than the one that its author has written since.
     */
    @POST
    @Path("/moderation")
    public Uni<Response> decide(
            @PathParam("reviewId") UUID reviewId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull Decision body) {
        return moderating.decide(reviewId, body.verdict(), ifMatch).map(review -> ReviewView.answer(200, review));
    }

    /** The retailer's answer, shown with the review; it goes when the author says something else. */
    @PUT
    @Path("/answer")
    public Uni<Response> answer(@PathParam("reviewId") UUID reviewId, @NotNull AnswerRequest body) {
        return moderating.answer(reviewId, body.text()).map(review -> ReviewView.answer(200, review));
    }

    /** Takes the answer back. */
    @DELETE
    @Path("/answer")
    public Uni<Response> takeBack(@PathParam("reviewId") UUID reviewId) {
        return moderating.answer(reviewId, null).map(review -> ReviewView.answer(200, review));
    }

    /**
     * Says that a published review should not be there (204); said again by the same person it counts once. So many as
     * the rules name hide it until somebody has looked. 404 where it is not shown, 409 where it is one's own.
     */
    @POST
    @Path("/reports")
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.MERCHANDISER})
    public Uni<Response> report(@PathParam("reviewId") UUID reviewId, @NotNull Report body) {
        return moderating
                .report(reviewId, caller.subject(), caller.customerId().orElse(null), body.reason())
                .map(done -> Response.noContent().build());
    }

    private static boolean isText(String text) {
        return !text.isBlank() && text.length() <= LONGEST && !ReviewContent.isUnprintable(text);
    }
}
