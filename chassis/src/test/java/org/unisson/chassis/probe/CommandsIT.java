package org.unisson.chassis.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;

/** Commands and problems at the edge of every service. */
@QuarkusTest
@ChassisTest
class CommandsIT {

    @LocalStack.Injected
    Environment environment;

    @Test
    void aRepeatedCommandGetsTheSameAnswerAndHasOneEffect() {
        String key = UUID.randomUUID().toString();
        String name = name();

        Response first = command(key, name);
        Response second = command(key, name);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(effects(name)).isEqualTo(1);
    }

    @Test
    void twentyAtTheSameInstantHaveOneEffect() {
        String key = UUID.randomUUID().toString();
        String name = name();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            Set<String> answers = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> command(key, name).asString(), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .collect(Collectors.toSet());
            assertThat(answers).hasSize(1);
        }
        assertThat(effects(name)).isEqualTo(1);
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() {
        String key = UUID.randomUUID().toString();
        command(key, name());

        command(key, name()).then().statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void aRefusedCommandLeavesNothingAndMayBeRepeated() {
        String key = UUID.randomUUID().toString();

        command(key, "refused").then().statusCode(409).body("type", equalTo("/problems/probe-refused"));
        command(key, "refused").then().statusCode(409);

        assertThat(effects("refused")).isZero();
    }

    @Test
    void aMissingKeyIsNamed() {
        as("service")
                .body("{\"name\":\"x\",\"quantity\":1}")
                .post("/probe")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("Idempotency-Key"));
    }

    @Test
    void badInputIsToldWhatAndWhere() {
        expect400("{\"name\":", "detail", "not JSON");
        expect400("{\"name\":\"x\",\"quantity\":1,\"colour\":2}", "violations[0].pointer", "/colour");
        expect400("{\"name\":\"x\",\"quantity\":-3}", "violations[0].message", "a quantity is from 1");
        expect400("{\"name\":\"x\",\"quantity\":\"many\"}", "violations[0].pointer", "/quantity");
        expect400("{\"name\":\"x\",\"quantity\":1.5}", "violations[0].pointer", "/quantity");
        expect400("{\"name\":\"x\",\"quantity\":\"1\"}", "violations[0].pointer", "/quantity");
        expect400("{\"name\":\"x\",\"quantity\":1,\"name\":\"y\"}", "detail", "");
        expect400("{\"name\":\"\",\"quantity\":1}", "violations[0].pointer", "/name");
        expect400("{\"name\":\"x\",\"quantity\":1,\"at\":\"noon\"}", "violations[0].pointer", "/at");
        expect400(
                "{\"name\":\"x\",\"quantity\":1,\"parts\":[{\"location\":\"123\"}]}",
                "violations[0].pointer",
                "/parts/0/location");
        expect400("{\"name\":\"x\",\"quantity\":1,\"parts\":[{}]}", "violations[0].pointer", "/parts/0/location");
        expect400("", "type", "/problems/");
    }

    @Test
    void nothingInternalIsTold() {
        given().get("/probe/broken")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body(not(containsString("secret")));
    }

    @Test
    void whoMayNotIsToldSo() {
        UUID me = UUID.randomUUID();
        given().get("/probe/customers/" + me).then().statusCode(401).contentType("application/problem+json");
        bearer(environment.customerToken(me))
                .get("/probe/customers/" + me)
                .then()
                .statusCode(200);
        bearer(environment.customerToken(UUID.randomUUID()))
                .get("/probe/customers/" + me)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        bearer(environment.token("agent")).get("/probe/customers/" + me).then().statusCode(200);
        bearer(environment.token("merchandiser"))
                .get("/probe/customers/" + me)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        bearer(environment.forgedToken(TokenRequest.of("agent")))
                .get("/probe/customers/" + me)
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        bearer(environment.token(TokenRequest.of("agent").validFor(Duration.ofMinutes(-10))))
                .get("/probe/customers/" + me)
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void whatIsNotThereIsAProblemToo() {
        for (String path : List.of("/nothing", "/probe/customers/not-a-uuid")) {
            bearer(environment.token("agent")).get(path).then().statusCode(404).contentType("application/problem+json");
        }
        as("service").delete("/probe").then().statusCode(405).contentType("application/problem+json");
    }

    private void expect400(String body, String path, String expected) {
        as("service")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/probe")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(path, containsString(expected));
    }

    private Response command(String key, String name) {
        return as("service")
                .header("Idempotency-Key", key)
                .body("{\"name\":\"" + name + "\",\"quantity\":1}")
                .post("/probe");
    }

    private static long effects(String name) {
        return Long.parseLong(given().get("/probe/effects/" + name).asString());
    }

    private static String name() {
        return "n" + UUID.randomUUID().toString().substring(0, 12);
    }

    private RequestSpecification as(String role) {
        return bearer(environment.token(role)).contentType(ContentType.JSON);
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
