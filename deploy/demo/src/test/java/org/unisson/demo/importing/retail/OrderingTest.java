package org.unisson.demo.importing.retail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.demo.client.Http;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Json;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Session;

/** Whoever imports again hands in the same references: the shop's own numbers. */
class OrderingTest {

    private static final Requests.NewOrder WANTED =
            new Requests.NewOrder("or-web", null, List.of(), "SHIP", null, "tok_visa", null, null);

    private final Queue<String> answers = new ArrayDeque<>();
    private final Queue<String> references = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private Ordering ordering;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        ordering = new Ordering(
                new Session(new Http(service -> List.of(address), Duration.ofSeconds(10)), "bearer", new Journey()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anInvoiceIsAnOrderUnderItsNumber() {
        answers.add(order("CONFIRMED", null));
        answers.add(order("FULFILLED", null));

        Order order = ordering.sell("key", "900001", WANTED);

        assertThat(order.status()).isEqualTo("FULFILLED");
        assertThat(references).containsExactly("900001");
    }

    @Test
    void oneThatTimedOutIsPlacedAgainUnderTheNextReference() {
        answers.add(order("CANCELLED", "TIMED_OUT"));
        answers.add(order("FULFILLED", null));
        answers.add(order("FULFILLED", null));

        ordering.sell("key", "900001", WANTED);

        assertThat(references).containsExactly("900001", "900001/2");
    }

    private static String order(String status, String reason) {
        return "{\"orderId\":\"1\",\"status\":\"" + status + "\""
                + (reason == null ? "" : ",\"reason\":\"" + reason + "\"") + "}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode body = Json.MAPPER.readTree(exchange.getRequestBody());
        if (exchange.getRequestURI().getPath().equals("/orders")) {
            references.add(body.path("externalReference").asText());
        }
        byte[] answer = answers.remove().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
