package org.unisson.catalog.feed.rest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.util.Arrays;

/** Files that are sent once, and are gone then. */
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

    Uni<Response.ResponseBuilder> send(Path file, String mediaType, boolean compressed) {
        return Uni.createFrom()
                .completionStage(() -> vertx.fileSystem()
                        .open(file.toString(), new OpenOptions().setWrite(false).setDeleteOnClose(true))
                        .toCompletionStage())
                .map(content -> {
                    Response.ResponseBuilder answer =
                            Response.ok(content).type(mediaType).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
                    return compressed ? answer.header(HttpHeaders.CONTENT_ENCODING, GZIP) : answer;
                });
    }

    /** Nobody wants it. */
    Uni<Void> drop(Path file) {
        return Uni.createFrom()
                .completionStage(
                        () -> vertx.fileSystem().delete(file.toString()).toCompletionStage());
    }
}
