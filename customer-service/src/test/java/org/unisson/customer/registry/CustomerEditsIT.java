package org.unisson.customer.registry;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.customer.testing.Api;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** What is known of a customer changes. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class CustomerEditsIT {

    @LocalStack.Injected
    Environment environment;

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(environment);
    }

    @Test
    void anEditBasedOnAnOldVersionIsRefused() {
        UUID id = api.registered(Map.of("givenName", "Ada", "email", Api.unique() + "@example.com"));
        api.patch(id, "\"1\"", "{\"givenName\":\"Ada B\",\"email\":null}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("email", equalTo(null))
                .body("givenName", equalTo("Ada B"));
        api.patch(id, "\"1\"", "{\"givenName\":\"Eve\"}").statusCode(412);
    }

    @Test
    void anEmailGivenUpIsFreeAgain() {
        String email = Api.unique() + "@example.com";
        UUID id = api.registered(Map.of("email", email));
        api.patch(id, "\"1\"", "{\"email\":null}").statusCode(200);
        api.registered(Map.of("email", email));
    }

    @Test
    void consentIsNotedWithItsSource() {
        UUID id = api.registered(Map.of());
        api.as(environment.customerToken(id))
                .body(Map.of("granted", true, "source", "app"))
                .put("/customers/" + id + "/consents/MARKETING")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("consents[0].granted", equalTo(true));
    }
}
