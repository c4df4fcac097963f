package org.unisson.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who calls the services: one token, one journey. Its reads see everything that was done in the journey; they
 * wait until the service has applied it. Every refusal is a {@link ProblemException}.
 */
public final class Session {

    private static final Duration CATCHES_UP_WITHIN = Duration.ofSeconds(90);
    // What a whole import has set off, with services failing and coming back meanwhile.
    private static final Duration CATCHES_UP_IN_THE_END_WITHIN = Duration.ofMinutes(10);
    private static final int NOT_FOUND = 404;
    private static final int PAGE = 200;

    private final Http http;
    private final String bearer;
    private final Journey journey;

    /** Of whoever the token names. @param bearer null: nobody */
    public Session(Http http, String bearer, Journey journey) {
        this.http = http;
        this.bearer = bearer;
        this.journey = journey;
    }

    /** A read. */
    public Answer get(Service service, String path) {
        return required("GET " + path, read(service, path));
    }

    /** A read of something that may not exist. */
    public Optional<Answer> find(Service service, String path) {
        Answer answer = read(service, path);
        return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(required("GET " + path, answer));
    }

    /** All items of a list, page by page. */
    public List<JsonNode> all(Service service, String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            String separator = path.contains("?") ? "&" : "?";
            JsonNode page = get(
                            service, path + separator + "limit=" + PAGE + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .body();
            page.path("items").forEach(items::add);
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());
        return items;
    }

    /** A command with a key of its own. */
    public Answer post(Service service, String path, Object body) {
        return post(service, path, body, UUID.randomUUID().toString());
    }

    /** A command that has an effect once per key, however often it is sent. */
    public Answer post(Service service, String path, Object body, String idempotencyKey) {
        return command(service, "POST", path, body, Map.of("Idempotency-Key", idempotencyKey));
    }

    /** A command whose answer is held until it is decided, for at most that long. */
    public Answer postAndWait(Service service, String path, Object body, String idempotencyKey, Duration wait) {
        return command(
                service,
                "POST",
                path,
                body,
                Map.of("Idempotency-Key", idempotencyKey, "Prefer", "wait=" + wait.toSeconds()));
    }

    /** Makes it so. */
    public Answer put(Service service, String path, Object body) {
        return command(service, "PUT", path, body, Map.of());
    }

    /** Makes it so, once per key, however often it is sent. */
    public Answer put(Service service, String path, Object body, String idempotencyKey) {
        return command(service, "PUT", path, body, Map.of("Idempotency-Key", idempotencyKey));
    }

    /** Changes what is named, and leaves the rest. */
    public Answer patch(Service service, String path, Object body) {
        return command(service, "PATCH", path, body, Map.of());
    }

    private Answer command(Service service, String method, String path, Object body, Map<String, String> extra) {
        Map<String, String> headers = headers();
        headers.putAll(extra);
        Answer answer = required(method + " " + path, http.send(service, method, path, body, headers));
        if (answer.causalToken() != null) {
            journey.did(answer.causalToken());
        }
        return answer;
    }

    private Answer read(Service service, String path) {
        return read(service, path, journey.token(), CATCHES_UP_WITHIN);
    }

    /** Reads, again and again while the service is behind of the token: it waits itself, but for a short time only. */
    private Answer read(Service service, String path, Optional<String> token, Duration limit) {
        Map<String, String> headers = headers();
        token.ifPresent(known -> headers.put("Causal-Token", known));
        Patience patient = Patience.withCondition(limit);
        Answer answer = http.send(service, "GET", path, null, headers);
        while (answer.behind()) {
            if (!patient.tryAgain()) {
                throw new UnavailableException(
                        service.processName() + " has not caught up within " + limit.toSeconds() + " s.", null);
            }
            answer = http.send(service, "GET", path, null, headers);
        }
        return answer;
    }

    /** Returns when the service has applied what these causal tokens name. */
    public void awaitApplied(Service service, List<String> causalTokens) {
        int chunk = 6;
        for (int from = 0; from < causalTokens.size(); from += chunk) {
            String joined = String.join(",", causalTokens.subList(from, Math.min(from + chunk, causalTokens.size())));
            read(service, service.lightRead(), Optional.of(joined), CATCHES_UP_IN_THE_END_WITHIN);
        }
    }

    /** Returns when the service has applied what was done in this journey. */
    public void awaitApplied(Service service) {
        read(service, service.lightRead(), journey.token(), CATCHES_UP_IN_THE_END_WITHIN);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept-Language", "en");
        if (bearer != null) {
            headers.put("Authorization", "Bearer " + bearer);
        }
        return headers;
    }

    private static Answer required(String request, Answer answer) {
        if (!answer.isSuccess()) {
            throw new ProblemException(request, answer.status(), answer.body());
        }
        return answer;
    }
}
