package org.unisson.customer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.customer.testing.Api;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Who registers is known once, in normal form. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class CustomersIT {

    @LocalStack.Injected
    Environment environment;

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(environment);
    }

    @Test
    void registersAndReadsBackInNormalForm() {
        String unique = Api.unique();
        UUID id = api.registered(Map.of(
                "givenName",
                "Zoé",
                "email",
                "  Zoe." + unique + "@Example.COM ",
                "phone",
                "06 12 34 56 " + (10 + (int) (Math.random() * 90)),
                "cards",
                List.of("C-" + unique),
                "consents",
                List.of(Map.of("purpose", "MARKETING", "granted", true, "source", "web-form"))));
        api.customer(id)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("email", equalTo("zoe." + unique + "@example.com"))
                .body("phone", containsString("+336123456"))
                .body("consents[0].source", equalTo("web-form"))
                .body("consents[0].since", notNullValue());
        api.find("card", "C-" + unique).statusCode(200).body("customerId", equalTo(id.toString()));
        api.find("email", "ZOE." + unique + "@example.com").statusCode(200).body("customerId", equalTo(id.toString()));
    }

    @Test
    void whoHasTheEmailOfSomebodyKnownIsThatPerson() {
        String email = Api.unique() + "@example.com";
        UUID first = api.registered(Map.of("email", email, "givenName", "Zoé"));
        UUID second = api.registered(Map.of("email", email.toUpperCase(), "familyName", "Martin"));
        assertThat(second).isNotEqualTo(first);
        for (UUID any : List.of(first, second)) {
            api.customer(any)
                    .body("customerId", equalTo(first.toString()))
                    .body("members", contains(first.toString(), second.toString()))
                    .body("givenName", equalTo("Zoé"))
                    .body("familyName", equalTo("Martin"))
                    .body("provenance.FAMILY_NAME.customerId", equalTo(second.toString()));
        }
        api.find("email", email).statusCode(200).body("customerId", equalTo(first.toString()));
    }

    @Test
    void twoRegistrationsRacingForOneEmailMakeOnePerson() {
        for (int round = 0; round < 10; round++) {
            String email = Api.unique() + "@example.com";
            CyclicBarrier start = new CyclicBarrier(2);
            List<UUID> racers = Stream.of(1, 2)
                    .map(racer -> CompletableFuture.supplyAsync(() -> {
                        pass(start);
                        return api.registered(Map.of("email", email, "cards", List.of(racer + "-" + email)));
                    }))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            List<String> persons = racers.stream()
                    .map(racer -> api.customer(racer).extract().<String>path("customerId"))
                    .distinct()
                    .toList();
            assertThat(persons).hasSize(1);
        }
    }

    @Test
    void aSharedDeviceStaysTwoPeople() {
        String device = "kiosk-" + Api.unique();
        UUID one = api.registered(Map.of("devices", List.of(device)));
        UUID other = api.registered(Map.of("devices", List.of(device)));
        assertThat(one).isNotEqualTo(other);
        api.customer(one).body("devices", hasItem(device));
        api.customer(other).body("devices", hasItem(device));
    }

    @Test
    void aRepeatedCommandAnswersTheSame() {
        String key = Api.unique();
        Map<String, ?> body = Map.of("email", Api.unique() + "@example.com");
        String first = repeat(key, body);
        assertThat(repeat(key, body)).isEqualTo(first);
    }

    @Test
    void badInputIsRefusedWithWhatAndWhere() {
        post("{\"email\":").statusCode(400).body("type", equalTo("/problems/malformed-json"));
        post("{\"emial\":\"a@b.fr\"}").statusCode(400).body("violations[0].pointer", equalTo("/emial"));
        post("{\"email\":\"nobody\",\"phone\":\"12\",\"consents\":[{\"purpose\":\"marketing\"}]}")
                .statusCode(400)
                .body("violations.pointer", hasItem("/email"))
                .body("violations.pointer", hasItem("/phone"))
                .body("violations.pointer", hasItem("/consents/0/purpose"))
                .body("violations.pointer", hasItem("/consents/0/granted"));
        post("{\"attachedTo\":\"123\"}").statusCode(400);
        post("{\"birthDate\":\"2999-01-01\",\"saidAt\":\"2999-01-01T00:00:00Z\",\"address\":{\"country\":\"France\"}}")
                .statusCode(400)
                .body("violations.pointer", hasItem("/birthDate"))
                .body("violations.pointer", hasItem("/saidAt"))
                .body("violations.pointer", hasItem("/address/country"));
        api.batch(IntStream.range(0, 501)
                        .<Map<String, ?>>mapToObj(i -> Api.item("x", i, null))
                        .toList())
                .statusCode(400)
                .body("violations[0].pointer", endsWith("/customers"));
        api.asService().get("/customers?email=a@b.fr&card=1").then().statusCode(400);
        api.asService().get("/customers/" + UUID.randomUUID()).then().statusCode(404);
    }

    private String repeat(String key, Map<String, ?> body) {
        return io.restassured.RestAssured.given()
                .contentType("application/json")
                .header("Authorization", "Bearer " + environment.token("service"))
                .header("Idempotency-Key", key)
                .body(body)
                .post("/customers")
                .then()
                .statusCode(201)
                .extract()
                .path("customerId");
    }

    private ValidatableResponse post(String body) {
        return api.asService().body(body).post("/customers").then();
    }

    private static void pass(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | java.util.concurrent.BrokenBarrierException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
