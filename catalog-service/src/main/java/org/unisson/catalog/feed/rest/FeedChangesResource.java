package org.unisson.catalog.feed.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.unisson.catalog.feed.application.WritingChanges;
import org.unisson.catalog.feed.domain.FeedCursor;
import org.unisson.chassis.rest.Problem;

/** What has changed in a feed, for those who have read it. */
@Path("/feeds/{channel}/changes")
public class FeedChangesResource {

    private final WritingChanges writing;
    private final FeedAnswers answers;

    FeedChangesResource(WritingChanges writing, FeedAnswers answers) {
        this.writing = writing;
        this.answers = answers;
    }

    /**
     * Items that are other than they were when the cursor was given, as the whole feed would show them at this instant,
     * and SKUs that have left; without a cursor all items. Prices that began or ended by the clock count as well. 400 for
     * what is no cursor, 404 where the channel does not exist or has no feed, 410 where one cannot go on from the cursor,
     * 503 where too many feeds are being written.
     */
    @GET
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FeedChanges.class)))
    public Uni<Response> changes(
            @PathParam("channel") String channel,
            @Parameter(description = "Of an earlier answer, or the header Feed-Cursor of the whole feed; good for ever")
                    @QueryParam("since")
                    String since,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encodings) {
        boolean compressed = FeedAnswers.canUnpack(encodings);
        return writing.write(channel, cursor(since), compressed)
                .chain(file -> answers.send(file, MediaType.APPLICATION_JSON, compressed))
                .map(Response.ResponseBuilder::build);
    }

    private static FeedCursor cursor(String since) {
        try {
            return since == null ? null : FeedCursor.parse(since);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("since", malformed.getMessage()).asException();
        }
    }
}
