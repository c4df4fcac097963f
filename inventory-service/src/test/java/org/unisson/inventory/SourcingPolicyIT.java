package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.inventory.Sourcings.line;
import static org.unisson.inventory.Sourcings.newName;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Policies are edited safely, and a plan can be tried without taking anything. */
@QuarkusTest
@InventoryTest
class SourcingPolicyIT {

    private static final Map<String, Object> NEAREST = Map.of("rules", List.of("NEAREST"));
    private static final String UNKNOWN = "3999999999990";

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shop shop;
    private Sourcings sourcings;

    @BeforeEach
    void open() {
        shop = new Shop(environment, sender);
        sourcings = new Sourcings(shop);
    }

    @Test
    void aPolicyIsReadAsItWasWritten() {
        String store = shop.newStore("SHIP");
        String id = newName("policy");
        Map<String, Object> policy = Map.of(
                "channel", newName("web"),
                "brand", "L'Été",
                "rules", List.of("NEAREST", "KEEP_LAST_UNIT"),
                "excluded", List.of(store),
                "only", List.of(store),
                "maxParcels", 2,
                "shipToStore", true);

        sourcings.put(id, policy).statusCode(200).header("ETag", "\"1\"");

        Map<String, Object> read = shop.as("service")
                .get("/sourcing/policies/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .extract()
                .jsonPath()
                .getMap("");
        assertThat(read)
                .containsAllEntriesOf(policy)
                .containsEntry("policyId", id)
                .containsEntry("version", 1);
        assertThat(listed()).contains(id);
        sourcings.put(id, policy).statusCode(200).header("ETag", "\"1\"");
        shop.as("admin").get("/sourcing/policies/" + newName("none")).then().statusCode(404);
        shop.as("admin")
                .get("/sourcing/policies/built-in")
                .then()
                .statusCode(200)
                .body("rules", equalTo(List.of("ONE_PARCEL", "WAREHOUSE_FIRST", "MOST_STOCK")));
    }

    @Test
    void whoseEditIsBasedOnAnotherVersionIsRefused() {
        String id = newName("policy");
        String channel = newName("web");
        sourcings
                .put(id, Map.of("channel", channel, "rules", List.of("NEAREST")))
                .statusCode(200);

        shop.as("admin")
                .header("If-Match", "\"7\"")
                .body(Map.of("channel", channel, "rules", List.of("MOST_STOCK")))
                .put("/sourcing/policies/" + id)
                .then()
                .statusCode(412);
        shop.as("admin")
                .header("If-Match", "\"1\"")
                .body(Map.of("channel", channel, "rules", List.of("MOST_STOCK")))
                .put("/sourcing/policies/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
    }

    @Test
    void aChannelAndBrandHaveOnePolicyAlsoWhenTwoAreWrittenAtOnce() {
        Map<String, Object> policy = Map.of("channel", newName("web"), "brand", "A", "rules", List.of("NEAREST"));
        List<Supplier<Integer>> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            writers.add(() -> sourcings.put(newName("policy"), policy).extract().statusCode());
        }

        assertThat(Together.run(writers)).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void twoEditorsOfOneVersionOneIsRefused() {
        String id = newName("policy");
        String channel = newName("web");
        sourcings
                .put(id, Map.of("channel", channel, "rules", List.of("NEAREST")))
                .statusCode(200);
        List<Supplier<Integer>> editors = new ArrayList<>();
        for (String rule : List.of("MOST_STOCK", "ONE_PARCEL", "LOWEST_COST")) {
            editors.add(() -> shop.as("admin")
                    .header("If-Match", "\"1\"")
                    .body(Map.of("channel", channel, "rules", List.of(rule)))
                    .put("/sourcing/policies/" + id)
                    .statusCode());
        }

        assertThat(Together.run(editors)).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void whatCannotBeUnderstoodIsNamed() {
        String id = newName("policy");
        sourcings
                .put(id, Map.of("rules", List.of("NEAREST", "FASTEST")))
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/rules/1"))
                .body("detail", containsString("FASTEST"));
        sourcings.put(id, Map.of("rules", List.of("NEAREST", "NEAREST"))).statusCode(400);
        sourcings.put(id, Map.of("rules", List.of())).statusCode(400);
        sourcings.put(id, Map.of("rules", Collections.nCopies(21, "NEAREST"))).statusCode(400);
        sourcings.put(id, Map.of("rules", List.of("NEAREST"), "maxParcels", 0)).statusCode(400);
        sourcings
                .put(id, Map.of("rules", List.of("NEAREST"), "brand", "a\u0000b"))
                .statusCode(400);
        sourcings
                .put(id, Map.of("rules", List.of("NEAREST"), "channel", "no channel"))
                .statusCode(400);
        sourcings
                .put(id, Map.of("rules", List.of("NEAREST"), "excluded", List.of("123")))
                .statusCode(400);
        sourcings
                .put(id, Map.of("rules", List.of("NEAREST"), "only", List.of()))
                .statusCode(400);
        sourcings.put("built-in", NEAREST).statusCode(400);
        sourcings.put("Not-A-Name", NEAREST).statusCode(400);
        sourcings
                .put(id, Map.of("rules", List.of("NEAREST"), "only", List.of(UNKNOWN)))
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/only/0"));
        assertThat(listed()).doesNotContain(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"associate", "agent", "franchisee"})
    void policiesAreNotForEverybody(String role) {
        shop.as(role).body(NEAREST).put("/sourcing/policies/mine").then().statusCode(403);
        shop.as(role).get("/sourcing/policies").then().statusCode(403);
    }

    @Test
    void aPlanIsTriedAndNothingIsTaken() {
        String store = shop.newStore("SELL", "SHIP");
        String warehouse = shop.newWarehouse();
        String sku = shop.newSkuAt(store, 1);
        shop.stocked(sku, warehouse, 2);

        sourcings
                .plan(newName("till"), null, List.of(line(sku, 1, "CARRY_OUT", store), line(sku, 2, "SHIP", null)))
                .statusCode(200)
                .body("possible", equalTo(true))
                .body("lines.line", equalTo(List.of("0", "1")))
                .body("lines.location", equalTo(List.of(store, warehouse)))
                .body("decisions[1].lines", equalTo(List.of("1")))
                .body("shortages", equalTo(List.of()));
        sourcings
                .plan(newName("web"), null, List.of(line(sku, 4, "SHIP", null)))
                .statusCode(200)
                .body("possible", equalTo(false))
                .body("lines", equalTo(List.of()))
                .body("shortages[0].available", equalTo(3))
                .body("shortages[0].reason", equalTo("OUT_OF_STOCK"));

        assertThat(shop.stock(warehouse, sku).getLong("reserved")).isZero();
    }

    @Test
    void aPlanOfWhatIsNotKnownIsRefused() {
        String store = shop.newStore("SELL");
        String sku = shop.newSkuAt(store, 1);
        String web = newName("web");
        sourcings
                .plan(web, null, List.of(line(sku, 1, "SHIP", null), line("NO-SUCH", 1, "SHIP", null)))
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/lines/1/sku"));
        sourcings
                .plan(web, null, List.of(line(sku, 1, "SHIP", null), line(sku, 1, "PICKUP", UNKNOWN)))
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/lines/1/location"));
        sourcings
                .plan(web, null, List.of(line(sku, 1, "PICKUP", null)))
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/lines/0/location"));
        sourcings
                .plan(web, Map.of("country", "FR", "latitude", 45), List.of(line(sku, 1, "SHIP", null)))
                .statusCode(400);
        sourcings.plan(web, null, List.of(line(sku, 0, "SHIP", null))).statusCode(400);
        sourcings
                .plan(web, null, Collections.nCopies(101, line(sku, 1, "SHIP", null)))
                .statusCode(400);
        sourcings
                .plan(web, null, Collections.nCopies(100, line(sku, 1_000_000_000, "SHIP", null)))
                .statusCode(200);
    }

    private List<String> listed() {
        List<String> ids = new ArrayList<>();
        String next = null;
        do {
            var page = shop.as("merchandiser")
                    .queryParam("limit", 2)
                    .queryParam("cursor", next == null ? "" : next)
                    .get("/sourcing/policies")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.policyId"));
            next = page.getString("next");
        } while (next != null);
        return ids;
    }
}
