package org.unisson.order.ordering;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.UUID;

/**
 * The sandbox gateway's own book.
 *
 * @param admin token of who may read it
 */
record Charges(Shop shop, String admin) {

    Response of(UUID order) {
        return shop.read(admin).get("/sandbox/charges?order=" + order);
    }

    void awaitCharged(UUID order, int cents) {
        await().atMost(90, SECONDS).untilAsserted(() -> {
            JsonPath book = of(order).jsonPath();
            assertThat(book.getList("captured.minor")).containsExactly(cents);
            assertThat(book.getList("authorised.minor")).containsExactly(cents);
        });
    }

    void awaitRefunded(UUID order, int cents) {
        await().atMost(90, SECONDS)
                .untilAsserted(() -> assertThat(of(order).jsonPath().getList("refunded.minor"))
                        .containsExactly(cents));
    }
}
