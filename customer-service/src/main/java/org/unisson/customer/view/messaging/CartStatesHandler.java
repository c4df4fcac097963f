package org.unisson.customer.view.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.view.application.CartState;
import org.unisson.customer.view.application.CartView;
import org.unisson.customer.view.application.OpenCarts;
import org.unisson.order.events.CartChanged;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** What customers have in their carts. */
@ApplicationScoped
public class CartStatesHandler implements EventHandler {

    private static final String OPEN = "OPEN";

    private final EventConsumer consumer;
    private final OpenCarts carts;

    CartStatesHandler(EventConsumer consumer, OpenCarts carts) {
        this.consumer = consumer;
        this.carts = carts;
    }

    @Incoming("cart-states")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "customer.cart-states";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.CART_STATES);
    }

    @Override
    public Uni<Void> apply(Transaction transaction, List<ReceivedEvent> events) {
        // The events of a cart come in order: the last one holds.
        Map<UUID, CartState> last = new TreeMap<>();
        for (ReceivedEvent event : events) {
            if (event.payload() instanceof CartChanged cart) {
                last.put(cart.getCartId(), state(cart));
            }
        }
        return carts.put(transaction, last.values());
    }

    private static CartState state(CartChanged cart) {
        return new CartState(
                cart.getCartId(),
                cart.getCustomerId(),
                cart.getVersion(),
                OPEN.equals(cart.getStatus()),
                cart.getChannel(),
                cart.getLines().stream()
                        .map(line -> new CartView.Line(line.getSku(), line.getQuantity()))
                        .toList(),
                cart.getTouchedAt());
    }
}
