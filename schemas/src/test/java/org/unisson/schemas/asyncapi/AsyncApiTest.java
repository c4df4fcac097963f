package org.unisson.schemas.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;
import org.unisson.schemas.release.CurrentSchemas;
import org.unisson.schemas.release.SchemaFolder;

/** The documents are well formed, lead nowhere wrong, and agree with the code. */
class AsyncApiTest {

    private static final Path SOURCES = Path.of("src", "main", "asyncapi");
    private static final Path PACKAGED = Path.of("target", "classes");

    static Stream<String> services() {
        return Topics.ALL.stream().map(Topic::owner).distinct();
    }

    @ParameterizedTest
    @MethodSource("services")
    void documentIsValid(String service) {
        assertThat(problems(service, Yaml.read(file(service)))).isEmpty();
    }

    @Test
    void sharedPartIsValid() {
        var file = SOURCES.resolve("common.yaml");
        assertThat(Structure.problemsOfFragment(Yaml.read(file))).isEmpty();
        assertThat(new References(new Documents()).problems(file)).isEmpty();
    }

    @Test
    void jarHoldsDocumentsWhoseReferencesLeadToSelfContainedSchemas() {
        assertThat(new SchemaFolder(PACKAGED.resolve("avro")).read()).isEqualTo(CurrentSchemas.byName());
        var references = new References(new Documents());
        assertThat(services()).allSatisfy(service -> assertThat(
                        references.problems(PACKAGED.resolve("asyncapi").resolve(service + ".yaml")))
                .isEmpty());
    }

    static Stream<Arguments> breakages() {
        return Stream.of(
                broken("not AsyncAPI 3", "asyncapi", document -> document.put("asyncapi", "2.6.0")),
                broken("no title", "title", document -> at(document, "/info").remove("title")),
                broken("unknown field", "adress", document -> at(document, "/channels/orders")
                        .put("adress", "order.orders.v1")),
                broken("no address", "address", document -> at(document, "/channels/orders")
                        .remove("address")),
                broken("unknown action", "action", document -> at(document, "/operations/sendOrders")
                        .put("action", "publish")),
                broken("channels as a list", "channels", document -> document.putArray("channels")
                        .add("orders")),
                broken("message without payload", "payload", document -> at(
                                document, "/channels/orders/messages/OrderPlaced")
                        .remove("payload")),
                broken("schema that does not exist", "OrderLost.avsc", document -> at(
                                document, "/channels/orders/messages/OrderPlaced/payload/schema")
                        .put("$ref", "../avro/order/OrderLost.avsc")),
                broken("another record's schema", "instead of", document -> at(
                                document, "/channels/orders/messages/OrderPlaced/payload/schema")
                        .put("$ref", "../avro/order/OrderFulfilled.avsc")),
                broken("shared part that does not exist", "nowhere", document -> at(
                                document, "/channels/orders/messages/FeedWatermark")
                        .put("$ref", "./common.yaml#/components/messages/nowhere")),
                broken("owned topic left out", "order.carts.v1", document -> {
                    at(document, "/channels").remove("carts");
                    at(document, "/operations").remove("sendCarts");
                }),
                broken("record type left out", "OrderFulfilled", document -> {
                    at(document, "/channels/orders/messages").remove("OrderFulfilled");
                    removeReference(document.at("/operations/sendOrders/messages"), "OrderFulfilled");
                }),
                broken("foreign record in a topic", "OrderPlaced", document -> at(document, "/channels/carts/messages")
                        .set("OrderPlaced", document.at("/channels/orders/messages/OrderPlaced"))),
                broken("wrong retention", "cleanup.policy", document -> at(
                                document, "/channels/orders/bindings/kafka/topicConfiguration")
                        .putArray("cleanup.policy")
                        .add("compact")),
                broken("message of another channel", "is not a message of", document -> ((ObjectNode)
                                document.at("/operations/sendOrders/messages/0"))
                        .put("$ref", "#/channels/carts/messages/CartAbandoned")),
                broken("writes another's topic", "operations that send", document -> at(
                                document, "/operations/receiveInventoryReservations")
                        .put("action", "send")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakages")
    void refusesABrokenDocument(String name, String named, Consumer<ObjectNode> breakage) {
        // Given
        var document = (ObjectNode) Yaml.read(file("order-service"));
        breakage.accept(document);

        // When
        var problems = problems("order-service", document);

        // Then
        assertThat(problems).anyMatch(problem -> problem.contains(named));
    }

    private static List<String> problems(String service, JsonNode document) {
        var documents = new Documents().with(file(service), document);
        var problems = new ArrayList<>(Structure.problems(document));
        problems.addAll(new References(documents).problems(file(service)));
        problems.addAll(Agreement.problems(documents, file(service), service));
        return problems;
    }

    private static Path file(String service) {
        return SOURCES.resolve(service + ".yaml");
    }

    private static Arguments broken(String name, String named, Consumer<ObjectNode> breakage) {
        return Arguments.of(name, named, breakage);
    }

    private static ObjectNode at(ObjectNode document, String pointer) {
        return (ObjectNode) document.at(pointer);
    }

    private static void removeReference(JsonNode references, String name) {
        ((ArrayNode) references)
                .removeIf(reference -> reference.path("$ref").asText().endsWith(name));
    }
}
