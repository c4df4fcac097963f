package org.unisson.catalog.changes;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;

/** Listens to a stream of server-sent events. */
final class Listener implements AutoCloseable {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();

    Listener(URI stream) {
        HttpRequest request = HttpRequest.newBuilder(stream)
                .header("Accept", "text/event-stream")
                .build();
        client.sendAsync(request, BodyHandlers.ofLines())
                .thenAcceptAsync(response -> response.body().forEach(lines::add));
    }

    /** Waits for a line with that text. */
    void await(String text) {
        Awaitility.await(text + " in the stream").atMost(Duration.ofSeconds(90)).until(() -> lines.stream()
                .anyMatch(line -> line.replace(": ", ":").contains(text)));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
