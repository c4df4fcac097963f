package org.unisson.schemas.asyncapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.unisson.schemas.asyncapi.Documents.Place;

/** Every reference leads somewhere, and every operation to messages of its own channel. */
final class References {

    private final Documents documents;

    References(Documents documents) {
        this.documents = documents;
    }

    List<String> problems(Path file) {
        var problems = new ArrayList<String>();
        var root = documents.root(file);
        dangling(root, problems);
        root.node().path("operations").properties().forEach(operation -> {
            var channel = operation.getValue().path("channel").path("$ref").asText();
            if (!channel.startsWith("#/channels/")) {
                problems.add(operation.getKey() + ": its channel must be one of the document, not " + channel);
            }
            for (var message : operation.getValue().path("messages")) {
                if (!message.path("$ref").asText().startsWith(channel + "/messages/")) {
                    problems.add(operation.getKey() + ": " + message + " is not a message of " + channel);
                }
            }
        });
        return problems;
    }

    private void dangling(Place place, List<String> problems) {
        if (place.isReference() && documents.resolve(place).isEmpty()) {
            problems.add(
                    place.pointer() + ": nothing at " + place.node().get("$ref").asText());
        }
        place.node()
                .properties()
                .forEach(child -> dangling(
                        new Place(place.file(), place.pointer() + "/" + child.getKey(), child.getValue()), problems));
        if (place.node().isArray()) {
            var index = 0;
            for (JsonNode element : place.node()) {
                dangling(new Place(place.file(), place.pointer() + "/" + index++, element), problems);
            }
        }
    }
}
