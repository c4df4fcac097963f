package org.unisson.catalog;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** What holds for every route that this service documents: garbage is the client's mistake, and is said so. */
@QuarkusTest
@CatalogTest
class RoutesTest {

    private static final List<String> GARBAGE = List.of(
            "",
            "{",
            "null",
            "[]",
            "{}",
            "\"text\"",
            "{\"surprise\":1}",
            "{\"names\":{\"fr\":\"a\\u0000b\"},\"status\":\"ACTIVE\",\"variants\":[{\"sku\":\"NUL\"}]}",
            "{\"names\":{\"fr\":\"a\\u0000b\"},\"position\":0}",
            "{\"name\":\"a\\u0000b\"}",
            "{\"items\":{},\"products\":7,\"words\":[null,null]}");

    @LocalStack.Injected
    Environment environment;

    @Test
    void garbageIsNeverOurFailure() {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        SoftAssertions softly = new SoftAssertions();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(List.of("get", "put", "post", "delete")::contains)
                .forEach(method -> {
                    for (String body : method.equals("get") ? List.of("") : GARBAGE) {
                        Response answer = send(method, filled(path), body);
                        String what = method + " " + path + " " + body + " " + answer.asString();
                        softly.assertThat(answer.statusCode()).as(what).isLessThan(500);
                        if (answer.statusCode() >= 400) {
                            softly.assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
                        }
                    }
                }));
        softly.assertThat(given().urlEncodingEnabled(false)
                        .get("/search?category=%00")
                        .statusCode())
                .isEqualTo(400);
        softly.assertAll();
    }

    private Response send(String method, String path, String body) {
        return given().header("Authorization", "Bearer " + environment.token("service", "admin"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", Ids.next().toString())
                .body(body)
                .request(method.toUpperCase(Locale.ROOT), path);
    }

    private static String filled(String template) {
        return template.replaceAll("\\{(sku|channelId|handler)\\}", "NOTHING")
                .replaceAll("\\{\\w+\\}", Ids.next().toString());
    }
}
