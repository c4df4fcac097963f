package org.unisson.inventory;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** Listens to a stream of server-sent events. */
final class Listener implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    Listener(URI stream, String token) {
        HttpRequest request = HttpRequest.newBuilder(stream)
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token)
                .build();
        client.sendAsync(request, BodyHandlers.ofLines())
                .thenAcceptAsync(response -> response.body().forEach(line -> lines.add(line.replace(": ", ":"))));
    }

    /** Waits for a line with all of these texts. */
    void await(String... texts) {
        Awaitility.await(List.of(texts) + " in the stream")
                .atMost(Duration.ofSeconds(90))
                .until(() ->
                        lines.stream().anyMatch(line -> List.of(texts).stream().allMatch(line::contains)));
    }

    /** The lines with that text, as far as they have come. */
    List<String> with(String text) {
        return lines.stream().filter(line -> line.contains(text)).toList();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
