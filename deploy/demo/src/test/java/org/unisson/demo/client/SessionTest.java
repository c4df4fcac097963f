package org.unisson.demo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {

    private record Scripted(int status, String body, Map<String, String> headers) {}

    private record Seen(String method, String path, String key, String token) {}

    private final Queue<Scripted> script = new ConcurrentLinkedQueue<>();
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> health = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private Session session;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(health.isEmpty() ? 200 : health.remove(), -1);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        session = new Session(new Http(service -> List.of(address), Duration.ofSeconds(10)), "bearer", new Journey());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        seen.add(new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Causal-Token")));
        exchange.getRequestBody().readAllBytes();
        Scripted next = script.remove();
        next.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = next.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(next.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void willAnswer(int status, String body, Map<String, String> headers) {
        script.add(new Scripted(status, body, headers));
    }

    @Test
    void commandIsRepeatedUnderItsKeyWhileTheServiceIsAway() {
        willAnswer(503, "", Map.of());
        willAnswer(503, "", Map.of());
        health.addAll(List.of(503, 503, 200));
        willAnswer(201, "{\"ok\":true}", Map.of());

        Answer answer = session.post(Service.ORDER, "/carts", Map.of("channel", "web"));

        assertThat(answer.body().path("ok").asBoolean()).isTrue();
        assertThat(seen)
                .hasSize(3)
                .extracting(Seen::key)
                .doesNotContainNull()
                .containsOnly(seen.element().key());
    }

    @Test
    void readsCarryWhatTheJourneyHasDone() {
        willAnswer(201, "{}", Map.of("Causal-Token", "one"));
        willAnswer(201, "{}", Map.of("Causal-Token", "two"));
        willAnswer(200, "{}", Map.of());

        session.post(Service.ORDER, "/carts", Map.of());
        session.post(Service.ORDER, "/carts", Map.of());
        session.get(Service.LOYALTY, "/accounts?card=1");

        assertThat(List.copyOf(seen).getLast().token()).isEqualTo("one,two");
    }

    @Test
    void readIsRepeatedUntilTheServiceHasCaughtUp() {
        willAnswer(404, "{}", Map.of("Causal-Status", "behind"));
        willAnswer(200, "{\"balance\":7}", Map.of("Causal-Status", "satisfied"));

        assertThat(session.get(Service.LOYALTY, "/accounts?card=1")
                        .body()
                        .path("balance")
                        .asLong())
                .isEqualTo(7);
    }

    @Test
    void problemIsAnExceptionThatSaysWhatAndWhere() {
        willAnswer(
                422,
                "{\"type\":\"/problems/unknown-sku\",\"status\":422,\"detail\":\"no such SKU\","
                        + "\"violations\":[{\"pointer\":\"/sku\",\"message\":\"is unknown\"}]}",
                Map.of());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> session.post(Service.ORDER, "/carts/1/lines", Map.of()))
                .withMessage("POST /carts/1/lines: 422 no such SKU; /sku is unknown")
                .matches(problem -> problem.status() == 422)
                .matches(problem -> problem.type().equals("/problems/unknown-sku"));
    }

    @Test
    void listIsReadPageByPage() {
        willAnswer(200, "{\"items\":[1,2],\"next\":\"abc\"}", Map.of());
        willAnswer(200, "{\"items\":[3]}", Map.of());

        assertThat(session.all(Service.INVENTORY, "/stock?location=1")).hasSize(3);
        assertThat(seen)
                .extracting(Seen::path)
                .containsExactly("/stock?location=1&limit=200", "/stock?location=1&limit=200&cursor=abc");
    }
}
