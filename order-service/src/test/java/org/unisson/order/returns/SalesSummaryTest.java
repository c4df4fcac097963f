package org.unisson.order.returns;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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
import org.unisson.order.ordering.Shop;
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

    @Inject
    Shop shop;

    private Till till;
    private String elsewhere;

    @BeforeEach
    void twoStores() {
        till = Till.opened(environment, others);
        elsewhere = others.store();
    }

    @Test
    void whatIsKeptIsWhatAllSalesComeToBeforeAndAfterItIsFolded() throws Exception {
        UUID purchase = sold(till, 3, 9_99, List.of(tender("CASH", 9_99)));
        take(till.service(), purchase, request(till.channel(), elsewhere, lineOf(till.service(), purchase), 2))
                .then()
                .statusCode(201);
        requireTrue();

        await().atMost(90, SECONDS)
                .until(() -> shop.number("select count(*) from sales_sum_change where 0 = ?", 0) == 0);

        requireTrue();
        assertThat(shop.number("select count(*) from sales_sum where location = ?", till.store()))
                .isEqualTo(1);
    }

    /** No purchase is read for it. */
    private void requireTrue() throws Exception {
        Response summary = given().auth().oauth2(environment.token("admin")).get("/sales/summary");
        String store = "stores.find { it.location == '" + till.store() + "' }.";
        assertThat(summary.<Number>path(store + "sold").longValue()).isEqualTo(9_99);
        assertThat(summary.<Number>path("total[0].purchases").longValue())
                .isEqualTo(shop.number("select count(*) from purchase where currency = ?", "EUR"));
        assertThat(summary.<Number>path("total[0].returned").longValue()).isEqualTo(shop.number("""
                        select (sum(total))::bigint from (
                            select total from purchase_return where currency = ?
                            union all select total from unreceipted_return) given""", "EUR"));
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
