package org.unisson.catalog.feed.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.unisson.catalog.feed.application.WritingFeeds;
import org.unisson.catalog.feed.application.WritingFeeds.Written;
import org.unisson.catalog.feed.domain.FeedFormat;

/**
 * Feeds for comparators: what a channel sells to everyone, at the prices of its pages at the instant of asking. The header
 * {@code Feed-Cursor} says where the changes go on from.
 */
@Path("/feeds")
public class FeedResource {

    private static final String CURSOR = "Feed-Cursor";

    private final WritingFeeds writing;
    private final FeedAnswers answers;

    FeedResource(WritingFeeds writing, FeedAnswers answers) {
        this.writing = writing;
        this.answers = answers;
    }

    /**
     * The feed as RSS 2.0 with the elements of Google Merchant (namespace {@code g}). 304 where If-None-Match names what
     * it still holds, or it has held that since before If-Modified-Since; 404 where the channel does not exist or has no
     * feed, 503 where too many are being written.
     */
    @GET
    @Path("/{channel}.xml")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/rss+xml"))
    @APIResponse(responseCode = "304", description = "What is known already")
    public Uni<Response> xml(
            @PathParam("channel") String channel,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encodings,
            @BeanParam Conditions known) {
        return feed(channel, FeedFormat.XML, encodings, known);
    }

    /** The same attributes as columns separated by tabs, with a header line. */
    @GET
    @Path("/{channel}.tsv")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "text/tab-separated-values"))
    @APIResponse(responseCode = "304", description = "What is known already")
    public Uni<Response> tsv(
            @PathParam("channel") String channel,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encodings,
            @BeanParam Conditions known) {
        return feed(channel, FeedFormat.TSV, encodings, known);
    }

    private Uni<Response> feed(String channel, FeedFormat format, String encodings, Conditions known) {
        boolean compressed = FeedAnswers.canUnpack(encodings);
        return writing.write(channel, format, compressed).chain(written -> answer(written, format, compressed, known));
    }

    private Uni<Response> answer(Written written, FeedFormat format, boolean compressed, Conditions known) {
        // One tag for each encoding: the bytes differ.
        String tag = '"' + written.hash() + (compressed ? "-gz" : "") + '"';
        Uni<Response.ResponseBuilder> answer;
        if (known.areMetBy(tag, written.modified())) {
            written.file().discard();
            answer =
                    Uni.createFrom().item(Response.notModified().header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING));
        } else {
            answer = answers.send(written.file(), format.mediaType(), compressed);
        }
        return answer.map(builder -> builder.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.LAST_MODIFIED, date(written))
                .header(CURSOR, written.cursor())
                .build());
    }

    // Never later than the answer itself. The second in which it changed has not ended then, and who repeats this
    // earlier one is sent the feed again.
    private static String date(Written written) {
        Instant present = written.at().truncatedTo(ChronoUnit.SECONDS);
        Instant shown = written.modified().isAfter(present) ? present : written.modified();
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(shown.atOffset(ZoneOffset.UTC));
    }
}
