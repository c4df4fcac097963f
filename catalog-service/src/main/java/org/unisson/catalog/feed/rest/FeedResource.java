package org.unisson.catalog.feed.rest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.unisson.catalog.feed.application.WritingFeeds;
import org.unisson.catalog.feed.application.WritingFeeds.Written;
import org.unisson.catalog.feed.domain.FeedFormat;

/** Feeds for comparators: what a channel sells to everyone, at the prices of its pages at the instant of asking. */
@Path("/feeds")
public class FeedResource {

    private static final String GZIP = "gzip";

    private final WritingFeeds writing;
    private final Vertx vertx;

    FeedResource(WritingFeeds writing, Vertx vertx) {
        this.writing = writing;
        this.vertx = vertx;
    }

    /**
     * The feed as RSS 2.0 with the elements of Google Merchant (namespace {@code g}). 304 where If-None-Match names what
     * it still holds, 404 where the channel does not exist or has no feed, 503 where too many are being written.
     */
    @GET
    @Path("/{channel}.xml")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/rss+xml"))
    public Uni<Response> xml(
            @PathParam("channel") String channel,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encodings,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        return feed(channel, FeedFormat.XML, encodings, known);
    }

    /** The same attributes as columns separated by tabs, with a header line. */
    @GET
    @Path("/{channel}.tsv")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "text/tab-separated-values"))
    public Uni<Response> tsv(
            @PathParam("channel") String channel,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encodings,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        return feed(channel, FeedFormat.TSV, encodings, known);
    }

    private Uni<Response> feed(String channel, FeedFormat format, String encodings, String known) {
        boolean compressed = encodings != null
                && Arrays.stream(encodings.split(","))
                        .map(String::strip)
                        .anyMatch(encoding -> encoding.equals(GZIP)
                                || encoding.startsWith(GZIP + ";") && !encoding.matches(".*q=0(\\.0+)?"));
        return writing.write(channel, format, compressed).chain(written -> answer(written, format, compressed, known));
    }

    private Uni<Response> answer(Written written, FeedFormat format, boolean compressed, String known) {
        // One tag for each encoding: the bytes differ.
        String tag = '"' + written.hash() + (compressed ? "-gz" : "") + '"';
        String file = written.file().toString();
        if (known != null && Arrays.stream(known.split(",")).map(String::strip).anyMatch(tag::equals)) {
            return Uni.createFrom()
                    .completionStage(() -> vertx.fileSystem().delete(file).toCompletionStage())
                    .map(gone -> headers(Response.notModified(), written, tag).build());
        }
        return Uni.createFrom()
                .completionStage(() -> vertx.fileSystem()
                        .open(file, new OpenOptions().setWrite(false).setDeleteOnClose(true))
                        .toCompletionStage())
                .map(content -> {
                    Response.ResponseBuilder answer =
                            headers(Response.ok(content), written, tag).type(format.mediaType());
                    return (compressed ? answer.header(HttpHeaders.CONTENT_ENCODING, GZIP) : answer).build();
                });
    }

    private static Response.ResponseBuilder headers(Response.ResponseBuilder answer, Written written, String tag) {
        return answer.header(HttpHeaders.ETAG, tag)
                .header(
                        HttpHeaders.LAST_MODIFIED,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                written.since().atOffset(ZoneOffset.UTC)))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
}
