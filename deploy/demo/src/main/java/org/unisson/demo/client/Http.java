package org.unisson.demo.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Sends requests over connections that are kept open, and repeats those that met a service which is away (no connection,
 * a broken one, 502, 503 or 504). A command keeps its Idempotency-Key, so that repeating it is safe.
 */
public final class Http {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .build();
    private final Function<Service, List<URI>> addresses;
    private final Duration patience;
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * @param addresses base URLs of a service's replicas, which take turns
     * @param patience how long a service may be away
     */
    public Http(Function<Service, List<URI>> addresses, Duration patience) {
        this.addresses = addresses;
        this.patience = patience;
    }

    /** Sends it until somebody answers. @throws UnavailableException where nobody does */
    Answer send(Service service, String method, String path, Object body, Map<String, String> headers) {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(Json.write(body));
        Patience patient = Patience.withOutage(patience);
        while (true) {
            String failure;
            IOException cause = null;
            try {
                HttpResponse<String> response = client.send(
                        request(service, method, path, content, body != null, headers),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (!isAway(response.statusCode())) {
                    return answer(response);
                }
                failure = "answers " + response.statusCode();
            } catch (IOException broken) {
                failure = "does not answer (" + broken + ")";
                cause = broken;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnavailableException("Interrupted.", e);
            }
            if (!patient.tryAgain() || !awaitReady(service, patient)) {
                throw new UnavailableException(
                        service.processName() + " " + failure + " for " + patience.toSeconds() + " s.", cause);
            }
        }
    }

    /** Asks what a load balancer would ask, so that a service that starts again is not overrun before it is ready. */
    private boolean awaitReady(Service service, Patience patient) {
        while (!isReady(service)) {
            if (!patient.tryAgain()) {
                return false;
            }
        }
        return true;
    }

    private boolean isReady(Service service) {
        return addresses.apply(service).stream().anyMatch(base -> {
            HttpRequest question = HttpRequest.newBuilder(URI.create(base + "/q/health/ready"))
                    .timeout(CONNECT_WITHIN)
                    .build();
            try {
                return client.send(question, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException away) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
    }

    private HttpRequest request(
            Service service,
            String method,
            String path,
            HttpRequest.BodyPublisher content,
            boolean isJson,
            Map<String, String> headers) {
        List<URI> replicas = addresses.apply(service);
        URI base = replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER_WITHIN)
                .method(method, content);
        if (isJson) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return request.build();
    }

    private static boolean isAway(int status) {
        return status == 502 || status == 503 || status == 504;
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                Json.read(response.body()),
                response.headers().firstValue("Causal-Token").orElse(null),
                response.headers()
                        .firstValue("Causal-Status")
                        .filter("behind"::equals)
                        .isPresent());
    }
}
