package org.unisson.catalog.feed;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Keeps what it has read of a channel's feed, and goes on from its cursor. */
final class FeedReader {

    private final String channel;
    private final Map<String, Map<String, String>> items = new TreeMap<>();
    private final Set<String> everRemoved = new HashSet<>();
    private String cursor;

    FeedReader(String channel) {
        this.channel = channel;
    }

    /** Reads the whole feed, as columns. */
    void readAll() {
        Response whole = given().get("/feeds/" + channel + ".tsv");
        whole.then().statusCode(200);
        cursor = whole.header("Feed-Cursor");
        items.clear();
        List<String> lines = whole.asString().lines().toList();
        List<String> names = List.of(lines.getFirst().split("\t", -1));
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split("\t", -1);
            Map<String, String> item = new LinkedHashMap<>();
            for (int i = 0; i < columns.length; i++) {
                if (!columns[i].isEmpty()) {
                    item.put(names.get(i), columns[i]);
                }
            }
            items.put(columns[0], item);
        }
    }

    /** Reads what has changed since it read last, or everything where it has read nothing. @return how many items came */
    int readOn() {
        JsonPath changes = given().get("/feeds/" + channel + "/changes" + (cursor == null ? "" : "?since=" + cursor))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<Map<String, String>> changed = changes.getList("items");
        changed.forEach(item -> items.put(item.get("id"), item));
        List<String> removed = changes.getList("removed");
        removed.forEach(items::remove);
        everRemoved.addAll(removed);
        cursor = changes.getString("cursor");
        return changed.size() + removed.size();
    }

    Map<String, Map<String, String>> items() {
        return items;
    }

    String cursor() {
        return cursor;
    }

    /** What it was told to have left, at any time. */
    Set<String> everRemoved() {
        return everRemoved;
    }
}
