package org.unisson.scenarios.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.unisson.demo.client.Json;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;

/** Requests as no proper client would send them. */
public final class RawCalls {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Stack stack;

    /** What came back. @param contentType empty where there was none */
    public record Reply(String request, int status, String contentType, String text) {

        public JsonNode json() {
            try {
                return Json.MAPPER.readTree(text);
            } catch (JsonProcessingException e) {
                throw new AssertionError(request + " did not answer JSON: " + text, e);
            }
        }

        /** Whether it is one of the problems that the services document. */
        public boolean isProblem() {
            return contentType.startsWith("application/problem+json")
                    && json().path("status").asInt() == status
                    && !json().path("title").asText().isEmpty()
                    && json().path("type").asText().startsWith("/problems/");
        }
    }

    public RawCalls(Stack stack) {
        this.stack = stack;
    }

    /** Sends that body as JSON. @param token null: none; @param body null: none */
    public Reply send(Service service, String method, String path, String token, String body) {
        return send(service, method, path, token, body, Map.of());
    }

    /** With more headers. */
    public Reply send(
            Service service, String method, String path, String token, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.url(service.processName()) + path))
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return reply(
                    method + " " + service.processName() + path,
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Reply reply(String request, HttpResponse<InputStream> response) throws IOException {
        String contentType = response.headers().firstValue("Content-Type").orElse("");
        try (InputStream body = response.body()) {
            // A stream of events does not end by itself.
            String text = contentType.startsWith("text/event-stream")
                    ? ""
                    : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Reply(request, response.statusCode(), contentType, text);
        }
    }
}
