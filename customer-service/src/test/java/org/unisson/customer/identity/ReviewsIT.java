package org.unisson.customer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.customer.testing.Api;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Who may be one person is asked about, by rules that can be changed. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class ReviewsIT {

    @LocalStack.Injected
    Environment environment;

    private Api api;
    private String family;
    private LocalDate born;

    @BeforeEach
    void client() {
        api = new Api(environment);
        born = LocalDate.EPOCH
                .plusDays(ThreadLocalRandom.current().nextInt(15_000))
                .withDayOfMonth(10);
        family = Api.unique().replaceAll("[^a-f]", "") + Api.unique().replaceAll("[^a-f]", "");
    }

    @Test
    void enoughInCommonJoinsWithoutAKey() {
        UUID one = zoe(Map.of("address", Map.of("street", "3 rue des Lilas", "postcode", "59000")));
        UUID other = zoe(Map.of("address", Map.of("street", "3, rue des lilas", "postcode", "59000")));
        api.customer(other).body("customerId", equalTo(one.toString()));
    }

    @Test
    void aPairThatMayBeOneIsAskedAboutOnceAndAcceptedMakesOnePerson() {
        UUID one = zoe(nearby(10));
        UUID other = zoe(nearby(11));
        api.customer(other).body("customerId", equalTo(other.toString()));
        String review = reviewOf(one, other);
        answer(review, true).statusCode(200).body("state", equalTo("ACCEPTED"));
        api.customer(other).body("customerId", equalTo(one.toString()));
        answer(review, false).statusCode(409).body("type", equalTo("/problems/review-closed"));
    }

    @Test
    void aPairThatWasRefusedIsNeverAskedAboutNorJoinedAgain() {
        UUID one = zoe(nearby(10));
        UUID other = zoe(nearby(11));
        answer(reviewOf(one, other), false).statusCode(200).body("state", equalTo("REFUSED"));
        String card = "C-" + Api.unique();
        for (UUID customer : List.of(one, other)) {
            api.asService()
                    .body(Map.of("cards", List.of(card)))
                    .patch("/customers/" + customer)
                    .then()
                    .statusCode(200);
        }
        api.customer(other).body("customerId", equalTo(other.toString()));
        assertThat(reviews(one)).isEmpty();
        api.as(environment.token("agent"))
                .get("/identity/decisions?customer=" + one)
                .then()
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("KEPT_APART"));
    }

    @Test
    void rulesArePutUnderTheirNextVersion() {
        String admin = environment.token("admin");
        String etag = api.as(admin)
                .get("/identity/rules")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        Map<String, Object> rules =
                api.as(admin).get("/identity/rules").then().extract().path("$");
        String next = api.as(admin)
                .header("If-Match", etag)
                .body(rules)
                .put("/identity/rules")
                .then()
                .statusCode(200)
                .body("rules[0].name", equalTo("CARD"))
                .extract()
                .header("ETag");
        assertThat(next).isNotEqualTo(etag);
        api.as(admin)
                .header("If-Match", etag)
                .body(rules)
                .put("/identity/rules")
                .then()
                .statusCode(412);
        api.as(admin)
                .body(
                        "{\"rules\":[{\"name\":\"D\",\"keys\":[\"DEVICE\"],\"confidence\":1}],\"mergeFrom\":1,\"reviewFrom\":1}")
                .put("/identity/rules")
                .then()
                .statusCode(400);
        api.as(admin).body("{\"rules\":[null]}").put("/identity/rules").then().statusCode(400);
        api.as(environment.token("agent"))
                .body(rules)
                .put("/identity/rules")
                .then()
                .statusCode(403);
    }

    private UUID zoe(Map<String, ?> more) {
        Map<String, Object> customer =
                new HashMap<>(Map.of("givenName", "Zoé", "familyName", family, "birthDate", born.toString()));
        customer.putAll(more);
        return api.registered(customer);
    }

    /** What makes it likely, and not certain. */
    private Map<String, ?> nearby(int dayOfBirth) {
        return Map.of("birthDate", born.withDayOfMonth(dayOfBirth).toString(), "address", Map.of("postcode", "59000"));
    }

    private String reviewOf(UUID one, UUID other) {
        List<Map<String, Object>> found = reviews(one);
        assertThat(found).singleElement().satisfies(review -> assertThat(review.get("customers"))
                .isEqualTo(List.of(one.toString(), other.toString())));
        return found.getFirst().get("reviewId").toString();
    }

    private List<Map<String, Object>> reviews(UUID customer) {
        String cursor = "";
        List<Map<String, Object>> found = new ArrayList<>();
        do {
            var page = api.as(environment.token("agent"))
                    .get("/identity/reviews?limit=200&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            List<Map<String, Object>> items = page.path("items");
            items.stream()
                    .filter(review -> ((List<?>) review.get("customers")).contains(customer.toString()))
                    .forEach(found::add);
            cursor = page.path("next");
        } while (cursor != null);
        return found;
    }

    private ValidatableResponse answer(String review, boolean accepted) {
        return api.as(environment.token("agent"))
                .body(Map.of("accepted", accepted, "reason", "asked them"))
                .post("/identity/reviews/" + review)
                .then();
    }
}
