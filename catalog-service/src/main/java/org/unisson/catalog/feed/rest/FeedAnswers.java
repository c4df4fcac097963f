package org.unisson.catalog.feed.rest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.unisson.catalog.feed.application.FeedFile;

/** What is sent once, and is gone then. */
@Singleton
class FeedAnswers {

    private static final String GZIP = "gzip";

    private final Vertx vertx;

    FeedAnswers(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Whether who sends this header can unpack. @param encodings Accept-Encoding, or null */
    static boolean canUnpack(String encodings) {
        return encodings != null
                && Arrays.stream(encodings.split(","))
                        .map(String::strip)
                        .anyMatch(encoding -> encoding.equals(GZIP)
                                || encoding.startsWith(GZIP + ";") && !encoding.matches(".*q=0(\\.0+)?"));
    }

    Uni<Response.ResponseBuilder> send(FeedFile file, String mediaType, boolean compressed) {
        return content(file).map(content -> {
            Response.ResponseBuilder answer =
                    Response.ok(content).type(mediaType).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            return compressed ? answer.header(HttpHeaders.CONTENT_ENCODING, GZIP) : answer;
        });
    }

    private Uni<Object> content(FeedFile file) {
        return file.inMemory()
                .<Uni<Object>>map(all -> Uni.createFrom().item(all))
                .orElseGet(() -> Uni.createFrom().completionStage(() -> vertx.fileSystem()
                        .open(
                                file.path().toString(),
                                new OpenOptions().setWrite(false).setDeleteOnClose(true))
                        .toCompletionStage()));
    }
}
