package org.unisson.schemas.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas keep every promise ever released. */
class CompatibilityTest {

    private static final Path RELEASED = Path.of("src", "released");
    private static final String ORDER_PLACED = "org.unisson.order.events.OrderPlaced";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void todaysSchemasReadAndAreReadByEveryRelease() {
        // Given
        var releases = Releases.in(RELEASED);
        assertThat(releases).isNotEmpty().allSatisfy((version, schemas) -> assertThat(schemas)
                .isNotEmpty());

        // When
        var problems = Compatibility.problems(CurrentSchemas.byName(), releases);

        // Then
        assertThat(problems).isEmpty();
    }

    static Stream<Arguments> breakingChanges() {
        return Stream.of(
                breaking("field without default added", event -> fields(event).add(field("added", "string"))),
                breaking("type changed", event -> field(event, "channel").put("type", "long")),
                breaking("field without default removed", event -> remove(event, "channel")),
                breaking("meaning of a number changed", event -> ((ObjectNode)
                                field(event, "placedAt").get("type"))
                        .put("logicalType", "timestamp-millis")),
                breaking("nested record renamed", event -> line(event).put("name", "OrderRow")),
                breaking("nested field without default added", event -> fields(line(event))
                        .add(field("added", "string"))),
                breaking("nested type changed", event -> field(line(event), "sku")
                        .put("type", "long")),
                breaking("nested field without default removed", event -> remove(line(event), "sku")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakingChanges")
    void refusesABreakingChange(String name, Consumer<ObjectNode> change) {
        // Given
        var current = with(change);

        // When
        var problems = Compatibility.problems(current, Releases.in(RELEASED));

        // Then
        assertThat(problems).isNotEmpty().allSatisfy(problem -> assertThat(problem)
                .startsWith(ORDER_PLACED));
    }

    @Test
    void refusesThatAReleasedRecordIsMissing() {
        // Given
        var current = CurrentSchemas.byName();
        current.remove(ORDER_PLACED);

        // When
        var problems = Compatibility.problems(current, Releases.in(RELEASED));

        // Then
        assertThat(problems).isNotEmpty().allMatch(problem -> problem.endsWith("is missing"));
    }

    @Test
    void comparesWithEveryReleaseNotOnlyTheLast() {
        // Given a field that came with a default in the second release and has lost it since
        var first = Releases.in(RELEASED).get("1.0.0");
        var second = with(event -> fields(event).add(field("note", "string").put("default", "")));
        var current = with(event -> fields(event).add(field("note", "string")));

        // When
        var problems = Compatibility.problems(current, Map.of("1.0.0", first, "1.1.0", second));

        // Then
        assertThat(problems).singleElement().asString().startsWith(ORDER_PLACED + " against 1.0.0");
    }

    @Test
    void acceptsFieldsWithDefaultsAddedAndRemoved() {
        // Given
        var current = with(event -> {
            fields(event).add(field("giftWrapped", "boolean").put("default", false));
            fields(line(event)).add(field("engraved", "boolean").put("default", false));
            remove(event, "pointsToSpend");
        });

        // When
        var problems = Compatibility.problems(current, Releases.in(RELEASED));

        // Then
        assertThat(problems).isEmpty();
    }

    private static Arguments breaking(String name, Consumer<ObjectNode> change) {
        return Arguments.of(name, change);
    }

    /** The released schemas with a change to OrderPlaced, so that these cases stay true when the current ones grow. */
    private static Map<String, Schema> with(Consumer<ObjectNode> change) {
        var first = Releases.in(RELEASED).get("1.0.0");
        var schemas = new TreeMap<>(CurrentSchemas.byName());
        try {
            var json = (ObjectNode) JSON.readTree(first.get(ORDER_PLACED).toString());
            change.accept(json);
            schemas.put(ORDER_PLACED, new Schema.Parser().parse(json.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return schemas;
    }

    private static ObjectNode line(ObjectNode event) {
        return (ObjectNode) field(event, "lines").get("type").get("items");
    }

    private static ArrayNode fields(ObjectNode record) {
        return (ArrayNode) record.get("fields");
    }

    private static ObjectNode field(String name, String type) {
        return JSON.createObjectNode().put("name", name).put("type", type);
    }

    private static ObjectNode field(ObjectNode record, String name) {
        for (var field : fields(record)) {
            if (field.get("name").asText().equals(name)) {
                return (ObjectNode) field;
            }
        }
        throw new IllegalArgumentException("No field " + name);
    }

    private static void remove(ObjectNode record, String name) {
        var field = field(record, name);
        fields(record).removeIf(field::equals);
    }
}
