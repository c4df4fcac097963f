package org.unisson.customer.registry;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
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
    void aBatchThatMeetsAnothersCardRefusesThatOneAndLeavesNothingOfIt() {
        String run = Api.unique();
        api.registered(Map.of("cards", List.of("C-" + run)));
        Map<String, Object> clash = Api.item(run, 1, "clash-" + run + "@example.com");
        clash.put("cards", List.of("C-" + run));
        api.batch(List.of(clash, Api.item(run, 2, "free-" + run + "@example.com")))
                .body("accepted", equalTo(1))
                .body("rejected[0].index", equalTo(0))
                .body("rejected[0].problem.status", equalTo(409))
                .body("rejected[0].problem.violations[0].pointer", equalTo("/cards"));
        api.find("email", "clash-" + run + "@example.com").statusCode(404);
        clash.put("cards", List.of());
        api.batch(List.of(clash)).body("accepted", equalTo(1)).body("rejected", hasSize(0));
    }
}
