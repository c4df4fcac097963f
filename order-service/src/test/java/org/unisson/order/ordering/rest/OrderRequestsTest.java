package org.unisson.order.ordering.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.payment.domain.CardToken;

/** What is logged by mistake shows no card. */
class OrderRequestsTest {

    private static final String SECRET = "tok_secret";

    @Test
    void requestsDoNotShowTheCard() {
        var checkout = new OrderRequests.Checkout(
                "web", Fulfilment.Method.SHIP, null, SECRET, null, null, null, null, null, null, null, null);
        var order = new OrderRequests.NewOrder(
                "web",
                null,
                null,
                List.of(),
                Fulfilment.Method.SHIP,
                null,
                SECRET,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        assertThat(List.of(checkout, order, new CardToken(SECRET)).toString()).doesNotContain(SECRET);
    }

    /** The validation writes requests down before it has found out what they lack. */
    @Test
    void anEmptyRequestCanBeWrittenDown() {
        assertThat(new OrderRequests.NewOrder(
                        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null))
                .hasToString("order on null");
    }
}
