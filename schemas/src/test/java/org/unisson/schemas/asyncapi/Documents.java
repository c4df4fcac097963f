package org.unisson.schemas.asyncapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The documents of a folder and what they refer to, each read once. */
final class Documents {

    private final Map<Path, JsonNode> read = new HashMap<>();

    /** Takes a document as given instead of reading it. */
    Documents with(Path file, JsonNode content) {
        read.put(file.normalize(), content);
        return this;
    }

    JsonNode at(Path file) {
        return read.computeIfAbsent(file.normalize(), Yaml::read);
    }

    /** A place in a file, with what is written there. */
    record Place(Path file, String pointer, JsonNode node) {

        boolean isReference() {
            return node.path("$ref").isTextual();
        }
    }

    Place root(Path file) {
        return new Place(file.normalize(), "", at(file));
    }

    /** The place itself or, where it is a reference, what it leads to in the end; empty when it leads nowhere. */
    Optional<Place> resolve(Place place) {
        var at = Optional.of(place);
        for (var hops = 0; at.isPresent() && at.get().isReference(); hops++) {
            if (hops > 8) {
                return Optional.empty();
            }
            at = follow(at.get());
        }
        return at;
    }

    /** One step from a reference; a pointer may itself pass through references. */
    private Optional<Place> follow(Place from) {
        var reference = from.node().path("$ref").asText();
        var hash = reference.indexOf('#');
        var name = hash < 0 ? reference : reference.substring(0, hash);
        var file =
                name.isEmpty() ? from.file() : from.file().resolveSibling(name).normalize();
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var at = Optional.of(root(file));
        for (var step : hash < 0
                ? new String[0]
                : reference.substring(hash + 1).replaceFirst("^/", "").split("/")) {
            at = at.flatMap(this::resolve).flatMap(place -> child(place, step));
        }
        return at;
    }

    private static Optional<Place> child(Place parent, String step) {
        var name = step.replace("~1", "/").replace("~0", "~");
        return parent.node().has(name)
                ? Optional.of(new Place(
                        parent.file(),
                        parent.pointer() + "/" + step,
                        parent.node().get(name)))
                : Optional.empty();
    }
}
