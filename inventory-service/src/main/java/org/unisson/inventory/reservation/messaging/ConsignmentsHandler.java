package org.unisson.inventory.reservation.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.reservation.application.Consigned;
import org.unisson.inventory.reservation.application.CourseFeed;
import org.unisson.inventory.reservation.application.SettleConsignments;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.ConsignmentChanged;
import org.unisson.order.events.SentPieces;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Hears what locations hand out of orders. */
@ApplicationScoped
public class ConsignmentsHandler implements EventHandler {

    private final EventConsumer consumer;
    private final SettleConsignments settle;

    ConsignmentsHandler(EventConsumer consumer, SettleConsignments settle) {
        this.consumer = consumer;
        this.settle = settle;
    }

    @Incoming("consignments")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return CourseFeed.CONSIGNMENTS_HANDLER;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.CONSIGNMENTS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        List<Consigned> told = events.stream()
                .map(ConsignmentsHandler::consigned)
                .filter(Objects::nonNull)
                .toList();
        return told.isEmpty() ? Uni.createFrom().voidItem() : settle.on(tx, told);
    }

    /** Null for what says nothing of pieces. */
    private static Consigned consigned(ReceivedEvent event) {
        return event.payload() instanceof ConsignmentChanged changed ? consigned(changed) : null;
    }

    static Consigned consigned(ConsignmentChanged changed) {
        return new Consigned(
                changed.getConsignmentId(),
                changed.getOrderId(),
                changed.getVersion(),
                changed.getChannel(),
                new Gln(changed.getLocation()),
                Optional.ofNullable(changed.getPickupLocation()).map(Gln::new),
                RequestedLine.Method.valueOf(changed.getMethod()),
                changed.getLines().stream().map(ConsignmentsHandler::line).toList(),
                changed.getChangedAt(),
                changed.getOrHere());
    }

    /** What was sent has left the location, whatever became of it afterwards. */
    private static Consigned.Line line(ConsignedLine line) {
        SentPieces sent = line.getSent();
        if (sent == null) {
            return new Consigned.Line(
                    line.getLineId(),
                    new Sku(line.getSku()),
                    line.getHandedOver(),
                    line.getNotFound(),
                    line.getWithdrawn(),
                    line.getCancelled(),
                    Consigned.Sent.NONE);
        }
        return new Consigned.Line(
                line.getLineId(),
                new Sku(line.getSku()),
                sent.getQuantity(),
                line.getNotFound() - sent.getLost(),
                line.getWithdrawn() - sent.getWithdrawn(),
                line.getCancelled() - sent.getCancelled(),
                new Consigned.Sent(sent.getLost(), sent.getWithdrawn(), sent.getCancelled()));
    }
}
