package org.unisson.scenarios.support;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;

/** The bank of a customer who pays by {@code tok_3ds}: it wants to see them before it pays. */
public final class CustomersBank {

    private static final Duration SOON = Duration.ofMinutes(2);

    private final Session session;

    public CustomersBank(Shop shop) {
        this.session = shop.system();
    }

    /** The page to which the customer of that order is sent, as soon as they are. */
    public String page(String orderId) {
        return await("the bank's question about order " + orderId)
                .atMost(SOON)
                .until(
                        () -> session.get(Service.ORDER, "/orders/" + orderId)
                                .body()
                                .at("/nextAction/url")
                                .asText(""),
                        url -> !url.isEmpty());
    }

    /** The customer shows there who they are. */
    public Answer passed(String page) {
        return session.post(Service.ORDER, URI.create(page).getPath(), Map.of("passed", true));
    }
}
