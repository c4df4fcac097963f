package org.unisson.chassis.probe;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Bodies that are too long, and texts that no database keeps: the client's mistake in every service. */
@QuarkusTest
@ChassisTest
class RequestLimitsIT {

    @LocalStack.Injected
    Environment environment;

    @Test
    void aBodyThatIsTooLongIsRefusedWithTheLimit() {
        post("{\"name\":\"" + "a".repeat(4_194_304) + "\"}")
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("4194304 bytes"));
    }

    @Test
    void aTextWithNulIsRefusedWithItsPlace() {
        post("{\"name\":\"a\\u0000b\",\"quantity\":1}")
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/name"))
                .body("violations[0].message", containsString("NUL"));
    }

    @Test
    void anAddressWithNulIsRefused() {
        given().urlEncodingEnabled(false)
                .get("/probe/effects/a%00b")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aKeyOfAMapWithNulIsRefusedByTheDatabaseAndNothingIsKept() {
        String name = "n" + UUID.randomUUID().toString().substring(0, 8);
        given().header("Authorization", "Bearer " + environment.token("service"))
                .contentType(ContentType.JSON)
                .body("{\"" + name + "\\u0000\":\"x\"}")
                .post("/probe/notes/" + name)
                .then()
                .statusCode(400)
                .body("type", containsString("malformed-text"));
        given().get("/probe/effects/" + name).then().body(equalTo("0"));
    }

    private ValidatableResponse post(String body) {
        return given().header("Authorization", "Bearer " + environment.token("service"))
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/probe")
                .then();
    }
}
