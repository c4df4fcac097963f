package org.unisson.demo.importing.retail;

import java.time.Duration;
import java.util.Set;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Patience;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;

/**
 * Places an order and sees it through to the handing over of the goods. One that timed out, since a service was away, is
 * placed again under the next reference: whoever repeats the import, at any time, walks the same references and ends at
 * the same order.
 */
final class Ordering {

    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final Duration DECIDED_WITHIN = Duration.ofMinutes(4);
    private static final Set<String> PASSING = Set.of("TIMED_OUT");
    private static final int ATTEMPTS = 8;

    private final Session session;

    Ordering(Session session) {
        this.session = session;
    }

    /** The order, FULFILLED; or CANCELLED, with its reason. @param reference what the shop calls it */
    Order sell(String key, String reference, Requests.NewOrder wanted) {
        Order order = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Requests.NewOrder known = wanted.known(attempt == 1 ? reference : reference + "/" + attempt);
            order = decided(session.postAndWait(Service.ORDER, "/orders", known, key + "/" + attempt, WAIT)
                    .as(Order.class));
            if (!order.status().equals("CANCELLED")) {
                return fulfilled(order, key);
            }
            if (!PASSING.contains(order.reason())) {
                return order;
            }
        }
        return order;
    }

    private Order decided(Order placed) {
        Patience patient = Patience.withCondition(DECIDED_WITHIN);
        Order order = placed;
        while (order.status().equals("PENDING") && patient.tryAgain()) {
            order = session.get(Service.ORDER, "/orders/" + order.orderId()).as(Order.class);
        }
        return order;
    }

    private Order fulfilled(Order order, String key) {
        return session.post(
                        Service.ORDER,
                        "/orders/" + order.orderId() + "/fulfilment",
                        new Requests.Nothing(),
                        key + "/fulfilment")
                .as(Order.class);
    }
}
