package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** The policy of a channel is kept by version, and says nothing of what nobody knows. */
@QuarkusTest
@InventoryTest
class ChannelPolicyIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private final String channel = "web-" + UUID.randomUUID().toString().substring(0, 8);
    private Shop shop;
    private String sku;

    @BeforeEach
    void open() {
        shop = new Shop(environment, sender);
        sku = shop.newSkuAt(shop.newWarehouse(), 10);
    }

    @Test
    void aPolicyIsEditedByWhoHasReadIt() {
        shop.as("agent")
                .get("/channels/" + channel + "/stock-policy")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("version", equalTo(0), "buffer", equalTo(0));
        put(policy(1)).statusCode(200).header("ETag", "\"1\"");
        put(policy(1)).statusCode(200).header("ETag", "\"1\"");
        shop.as("admin")
                .header("If-Match", "\"0\"")
                .body(policy(2))
                .put("/channels/" + channel + "/stock-policy")
                .then()
                .statusCode(412);

        List<Integer> answers = Together.run(IntStream.range(0, 4)
                .<Supplier<Integer>>mapToObj(index -> () -> shop.as("admin")
                        .header("If-Match", "\"1\"")
                        .body(policy(10 + index))
                        .put("/channels/" + channel + "/stock-policy")
                        .statusCode())
                .toList());

        assertThat(answers)
                .containsOnlyOnce(200)
                .filteredOn(status -> status == 412)
                .hasSize(3);
    }

    @Test
    void twoFirstWritersOfAChannelMakeTwoVersions() {
        List<Integer> versions = Together.run(IntStream.range(0, 4)
                .<Supplier<Integer>>mapToObj(index ->
                        () -> put(policy(index)).statusCode(200).extract().path("version"))
                .toList());

        assertThat(versions).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void badInputIsRefused() {
        put(policy(-1)).statusCode(400);
        put(Map.of()).statusCode(400);
        put(Map.of("buffer", 0, "locations", List.of("2900000000001")))
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/locations"), "detail", containsString("2900000000001"));
        put(Map.of("buffer", 0, "buffers", List.of(Map.of("sku", "NO-SUCH-SKU", "buffer", 1))))
                .statusCode(422);
        put(Map.of("buffer", 0, "buffers", Collections.nCopies(2, Map.of("sku", sku, "buffer", 1))))
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/buffers/1/sku"));
        shop.as("admin")
                .body(policy(0))
                .put("/channels/NO_ID/stock-policy")
                .then()
                .statusCode(400);
        shop.as("associate")
                .body(policy(0))
                .put("/channels/" + channel + "/stock-policy")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse put(Map<String, Object> policy) {
        return shop.as("admin")
                .body(policy)
                .put("/channels/" + channel + "/stock-policy")
                .then();
    }

    private static Map<String, Object> policy(long buffer) {
        return new HashMap<>(Map.of("buffer", buffer));
    }
}
