package org.unisson.customer.registry;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.customer.testing.Api;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Customers of another system come in batches, and each stands alone. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class CustomerBatchIT {

    @LocalStack.Injected
    Environment environment;

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(environment);
    }

    @Test
    void aBatchIsTakenOneByOneAndAgainWithoutEffect() {
        String run = Api.unique();
        List<Map<String, ?>> customers = IntStream.range(0, 500)
                .<Map<String, ?>>mapToObj(i -> Api.item(run, i, i == 7 ? "no email" : i + "-" + run + "@example.com"))
                .toList();
        api.batch(customers)
                .statusCode(200)
                .body("accepted", equalTo(499))
                .body("unchanged", equalTo(0))
                .body("customers", hasSize(499))
                .body("rejected", hasSize(1))
                .body("rejected[0].index", equalTo(7))
                .body("rejected[0].key", equalTo("crm/" + run + "-7"))
                .body("rejected[0].problem.violations[0].pointer", equalTo("/email"));
        api.batch(customers).body("accepted", equalTo(0)).body("unchanged", equalTo(499));
    }

    @Test
    void whoeverInABatchNamesTheCardOfSomebodyKnownIsThatPerson() {
        String run = Api.unique();
        UUID holder = api.registered(Map.of("cards", List.of("C-" + run)));
        Map<String, Object> same = Api.item(run, 1, "same-" + run + "@example.com");
        same.put("cards", List.of("C-" + run));
        List<Map<String, Object>> batch = List.of(same, Api.item(run, 2, "other-" + run + "@example.com"));
        api.batch(batch).body("accepted", equalTo(2)).body("rejected", hasSize(0));
        api.find("email", "same-" + run + "@example.com").body("customerId", equalTo(holder.toString()));
        api.find("card", "C-" + run).body("customerId", equalTo(holder.toString()));
        api.batch(batch).body("accepted", equalTo(0)).body("unchanged", equalTo(2));
        api.customer(holder).body("members", hasSize(2));
    }

    @Test
    void anOlderRecordThatComesLateTakesThePlaceOfNothing() {
        String run = Api.unique();
        Map<String, Object> newer = Api.item(run, 1, "newer-" + run + "@example.com");
        newer.put("saidAt", "2026-03-02T10:00:00Z");
        Map<String, Object> older = Api.item(run, 1, "older-" + run + "@example.com");
        older.put("saidAt", "2026-03-01T10:00:00Z");
        older.put("familyName", "Martin");
        api.batch(List.of(newer)).body("accepted", equalTo(1));
        api.batch(List.of(older)).body("accepted", equalTo(1));
        api.batch(List.of(older)).body("unchanged", equalTo(1));
        api.find("email", "newer-" + run + "@example.com")
                .statusCode(200)
                .body("familyName", equalTo("Martin"))
                .body("provenance.FAMILY_NAME.since", equalTo("2026-03-01T10:00:00Z"));
        api.find("email", "older-" + run + "@example.com").statusCode(404);
    }
}
