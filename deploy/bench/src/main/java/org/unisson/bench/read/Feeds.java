package org.unisson.bench.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.stack.Stack;
import org.unisson.local.stack.StackException;

/** A comparator that has the whole feed of each channel, and reads on from there. Each channel is one reader's at a time. */
final class Feeds {

    private static final int OK = 200;

    private final Session reader;
    private final Map<String, String> cursors = new ConcurrentHashMap<>();

    Feeds(Stack stack) {
        this.reader = Retail.on(stack).anonymous(new Journey());
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String channel : Department.CHANNELS) {
                cursors.put(channel, whole(client, stack.url(Service.CATALOG.processName()), channel));
            }
        } catch (IOException e) {
            throw new StackException("The feed cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        }
    }

    private static String whole(HttpClient client, URI catalog, String channel)
            throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(catalog.resolve("/feeds/" + channel + ".tsv"))
                        .build(),
                BodyHandlers.discarding());
        if (answer.statusCode() != OK) {
            throw new StackException("The feed of " + channel + " was answered " + answer.statusCode() + ".");
        }
        return answer.headers().firstValue("Feed-Cursor").orElseThrow();
    }

    /** Minor units of what has become the price of the SKU since this was asked last; -1 where nothing has. */
    long readOn(String channel, String sku) {
        JsonNode changes = reader.get(Service.CATALOG, "/feeds/" + channel + "/changes?since=" + cursors.get(channel))
                .body();
        cursors.put(channel, changes.path("cursor").asText());
        for (JsonNode item : changes.path("items")) {
            if (item.path("id").asText().equals(sku)) {
                return minor(item.path("price").asText());
            }
        }
        return -1;
    }

    private static long minor(String price) {
        return Long.parseLong(price.substring(0, price.indexOf(' ')).replace(".", ""));
    }
}
