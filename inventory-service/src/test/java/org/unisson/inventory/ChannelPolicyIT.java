package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.inventory.events.ChannelPolicyChanged;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** The policy of a channel is kept by version, and says nothing of what nobody knows. */
@QuarkusTest
@InventoryTest
class ChannelPolicyIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    @Inject
    AgroalDataSource database;

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
    void eachVersionIsToldWithAllThatDecidesWhatTheChannelCanPromise() {
        String store = shop.newStore("SELL");
        put(policy(1)).statusCode(200);
        put(policy(1)).statusCode(200);
        put(Map.of(
                        "share",
                        40,
                        "buffer",
                        2,
                        "buffers",
                        List.of(Map.of("sku", sku, "buffer", 7)),
                        "locations",
                        List.of(store)))
                .statusCode(200)
                .body("version", equalTo(2));
        put(Map.of("buffer", 2, "locations", List.of())).statusCode(200).body("locations", hasSize(0));

        List<Published.Told> told = published(3);

        assertThat(told).extracting(Published.Told::version).containsExactly(1L, 2L, 3L);
        ChannelPolicyChanged first = (ChannelPolicyChanged) told.getFirst().state();
        assertThat(first.getChannel()).isEqualTo(channel);
        assertThat(first.getShare()).isEqualTo(100);
        assertThat(first.getBuffer()).isEqualTo(1);
        assertThat(first.getBuffers()).isEmpty();
        assertThat(first.getLocations()).isNull();
        ChannelPolicyChanged second = (ChannelPolicyChanged) told.get(1).state();
        assertThat(second.getShare()).isEqualTo(40);
        assertThat(second.getBuffers()).singleElement().satisfies(of -> assertThat(of.getSku() + " " + of.getBuffer())
                .isEqualTo(sku + " 7"));
        assertThat(second.getLocations()).containsExactly(store);
        // None may serve it, which is not the same as all.
        assertThat(((ChannelPolicyChanged) told.get(2).state()).getLocations()).isEmpty();
    }

    @Test
    void whatWasKeptBeforePoliciesWereToldIsToldOnce() throws SQLException {
        // As a replica of the version before leaves it: one that was never told, and one that has been changed since.
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into channel_policy (channel, version, buffer, changed_at) values ('" + channel
                    + "', 3, 4, '2026-01-02T03:04:05.678901Z')");
        }
        ChannelPolicyChanged told =
                (ChannelPolicyChanged) published(1).getFirst().state();
        assertThat(told.getVersion()).isEqualTo(3);
        assertThat(told.getBuffer()).isEqualTo(4);
        assertThat(told.getChangedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678901Z"));

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update channel_policy set version = 4, buffer = 5 where channel = '" + channel + "'");
        }
        published(2);
        put(policy(6)).statusCode(200).body("version", equalTo(5));

        assertThat(published(3)).extracting(Published.Told::version).containsExactly(3L, 4L, 5L);
    }

    private List<Published.Told> published(int events) {
        return new Published(environment, codec).await(Topics.CHANNEL_POLICIES, channel, events);
    }

    @Test
    void badInputIsRefused() {
        put(policy(-1)).statusCode(400);
        put(Map.of()).statusCode(400);
        for (Object share : List.of(0, 101, -1)) {
            put(Map.of("buffer", 0, "share", share))
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("violations[0].pointer", equalTo("/share"));
        }
        put(Map.of("buffer", 0, "share", "half")).statusCode(400).contentType("application/problem+json");
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
