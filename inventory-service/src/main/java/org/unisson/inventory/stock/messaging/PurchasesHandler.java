package org.unisson.inventory.stock.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.stock.application.PurchaseFeed;
import org.unisson.inventory.stock.application.RecordMovements;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.MovementReason;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.order.events.PurchaseClaimed;
import org.unisson.order.events.PurchaseLine;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.ReturnReceived;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Goods that left over a till, and goods that came back, move stock. */
@ApplicationScoped
public class PurchasesHandler implements EventHandler {

    private final EventConsumer consumer;
    private final RecordMovements movements;

    PurchasesHandler(EventConsumer consumer, RecordMovements movements) {
        this.consumer = consumer;
        this.movements = movements;
    }

    @Incoming("purchases")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return PurchaseFeed.HANDLER;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.PURCHASES);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        List<Movement> moved = new ArrayList<>();
        for (ReceivedEvent event : events) {
            switch (event.payload()) {
                case PurchaseMade sale -> moved.addAll(carriedOut(sale));
                case PurchaseReturned comeBack -> moved.addAll(broughtBack(comeBack));
                case ReturnReceived received ->
                    moved.addAll(ComeBack.of(received).moved());
                case PurchaseClaimed claimed -> {
                    // Whose the goods are moves none of them.
                }
                case null, default -> throw new IllegalStateException("unexpected event " + event.headers());
            }
        }
        return moved.isEmpty()
                ? Uni.createFrom().voidItem()
                : movements.facts(tx, moved).replaceWithVoid();
    }

    /** One movement per place: the same product may stand on several lines of one receipt. */
    static List<Movement> carriedOut(PurchaseMade sale) {
        Map<Place, Long> pieces = new TreeMap<>();
        for (PurchaseLine line : sale.getLines()) {
            if (line.getCarriedOutFrom() != null) {
                pieces.merge(place(line.getCarriedOutFrom(), line.getSku()), line.getQuantity(), Long::sum);
            }
        }
        return movements(pieces, -1, MovementReason.SALE, "purchase:" + sale.getPurchaseId(), sale.getPurchasedAt());
    }

    static List<Movement> broughtBack(PurchaseReturned comeBack) {
        if (comeBack.getCause().equals("CANCELLATION") || comeBack.getCause().equals("CLAIM")) {
            // Refunded before it ever left, or never received: no goods come in.
            return List.of();
        }
        return ComeBack.of(comeBack).moved();
    }

    static List<Movement> movements(
            Map<Place, Long> pieces, int sign, MovementReason reason, String source, Instant at) {
        return pieces.entrySet().stream()
                .map(entry -> new Movement(Ids.next(), entry.getKey(), sign * entry.getValue(), reason, source, at))
                .toList();
    }

    static Place place(String location, String sku) {
        return new Place(new Gln(location), new Sku(sku));
    }
}
