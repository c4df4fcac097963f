package org.unisson.order.returns;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.unisson.order.receipt.Tills.tender;
import static org.unisson.order.returns.Returning.lineOf;
import static org.unisson.order.returns.Returning.request;
import static org.unisson.order.returns.Returning.sold;
import static org.unisson.order.returns.Returning.take;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.receipt.Till;
import org.unisson.order.testing.Others;

/** What was sold and what came back, per store and channel. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class SalesSummaryTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    private Till till;
    private String elsewhere;

    @BeforeEach
    void twoStores() {
        till = Till.opened(environment, others);
        elsewhere = others.store();
    }

    @Test
    void salesAndReturnsAddUpPerStoreAndChannelToTheTotal() {
        UUID purchase = sold(till, 2, 10_01, List.of(tender("CASH", 10_01)));
        take(till.service(), purchase, request(till.channel(), elsewhere, lineOf(till.service(), purchase), 1))
                .then()
                .statusCode(201);

        Response summary = given().auth().oauth2(environment.token("admin")).get("/sales/summary");

        summary.then()
                .statusCode(200)
                .body("total", hasSize(1))
                .body("stores.find { it.location == '" + till.store() + "' }.sold", equalTo(10_01))
                .body("stores.find { it.location == '" + till.store() + "' }.unitsSold", equalTo(2))
                .body("stores.find { it.location == '" + till.store() + "' }.returns", equalTo(0))
                .body("stores.find { it.location == '" + elsewhere + "' }.returned", equalTo(5_01))
                .body("stores.find { it.location == '" + elsewhere + "' }.unitsReturned", equalTo(1))
                .body("channels.find { it.channel == '" + till.channel() + "' }.purchases", equalTo(1));
        for (String figure : List.of("sold", "returned", "unitsSold", "unitsReturned", "purchases", "returns")) {
            long total = summary.<Number>path("total[0]." + figure).longValue();
            for (String view : List.of("stores", "channels")) {
                assertThat(summary.<List<Number>>path(view + "." + figure).stream()
                                .mapToLong(Number::longValue)
                                .sum())
                        .as(view + " " + figure)
                        .isEqualTo(total);
            }
        }
        given().auth()
                .oauth2(environment.token("associate"))
                .get("/sales/summary")
                .then()
                .statusCode(403);
    }
}
