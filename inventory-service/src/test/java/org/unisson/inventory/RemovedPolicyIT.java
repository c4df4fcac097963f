package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.inventory.Sourcings.newName;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Policies are removed by who has seen their last version. */
@QuarkusTest
@InventoryTest
class RemovedPolicyIT {

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
    void aRemovedPolicyIsFollowedNoMoreAndItsVersionsMeanNoOther() {
        String id = newName("policy");
        Map<String, Object> policy = Map.of("channel", newName("web"), "rules", List.of("NEAREST"));
        sourcings.put(id, policy).statusCode(200);

        remove(id, null).statusCode(400);
        remove(id, "\"7\"").statusCode(412);
        remove(id, "\"1\"").statusCode(204);
        remove(id, "\"1\"").statusCode(404);
        remove("built-in", "*").statusCode(400);
        shop.as("admin").get("/sourcing/policies/" + id).then().statusCode(404);
        sourcings.put(newName("policy"), policy).statusCode(200);

        sourcings
                .put(id, Map.of("channel", newName("web"), "rules", List.of("NEAREST")))
                .statusCode(200)
                .header("ETag", "\"2\"");
        remove(id, "\"1\"").statusCode(412);
    }

    @Test
    void ofARemovalAndAnEditOfOneVersionOneIsRefused() {
        String id = newName("policy");
        String channel = newName("web");
        sourcings
                .put(id, Map.of("channel", channel, "rules", List.of("NEAREST")))
                .statusCode(200);
        List<Supplier<Integer>> both =
                List.of(() -> remove(id, "\"1\"").extract().statusCode(), () -> shop.as("admin")
                        .header("If-Match", "\"1\"")
                        .body(Map.of("channel", channel, "rules", List.of("MOST_STOCK")))
                        .put("/sourcing/policies/" + id)
                        .statusCode());

        assertThat(Together.run(both)).containsOnlyOnce(412).containsAnyOf(200, 204);
    }

    private ValidatableResponse remove(String id, String ifMatch) {
        RequestSpecification request = shop.as("admin");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .delete("/sourcing/policies/" + id)
                .then();
    }
}
