package org.unisson.inventory.reservation.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.delivery.domain.PostalArea;
import org.unisson.inventory.reservation.application.OrderFeed;
import org.unisson.inventory.reservation.application.SettleReservations;
import org.unisson.inventory.reservation.domain.Buyer;
import org.unisson.inventory.reservation.domain.OrderMessage;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Destination;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.order.events.OrderCancelled;
import org.unisson.order.events.OrderConfirmed;
import org.unisson.order.events.OrderFulfilled;
import org.unisson.order.events.OrderLine;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.RequestedDelivery;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Orders reserve, keep, give back and take stock. */
@ApplicationScoped
public class OrdersHandler implements EventHandler {

    private final EventConsumer consumer;
    private final SettleReservations settle;

    OrdersHandler(EventConsumer consumer, SettleReservations settle) {
        this.consumer = consumer;
        this.settle = settle;
    }

    @Incoming("orders")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return OrderFeed.HANDLER;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.ORDERS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        return settle.on(tx, events.stream().map(OrdersHandler::message).toList());
    }

    static OrderMessage message(ReceivedEvent event) {
        return switch (event.payload()) {
            case OrderPlaced placed ->
                new OrderMessage.Placed(
                        placed.getOrderId(),
                        new Basket(
                                placed.getChannel(),
                                placed.getLines().stream()
                                        .map(OrdersHandler::line)
                                        .toList(),
                                Optional.ofNullable(placed.getDestination()).map(OrdersHandler::destination),
                                placed.getLines().stream()
                                        .filter(line -> line.getGivenBy() != null)
                                        .collect(Collectors.toMap(OrderLine::getLineId, OrderLine::getGivenBy))),
                        new Buyer(
                                Optional.ofNullable(placed.getCartId()),
                                Optional.ofNullable(placed.getCustomerId()),
                                Optional.ofNullable(placed.getSendsAgain())),
                        placed.getDecideBy(),
                        placed.getPlacedAt(),
                        Optional.ofNullable(placed.getDelivery()).map(OrdersHandler::sameDay));
            case OrderConfirmed confirmed -> new OrderMessage.Confirmed(confirmed.getOrderId());
            case OrderCancelled cancelled -> new OrderMessage.Cancelled(cancelled.getOrderId());
            case OrderFulfilled fulfilled ->
                new OrderMessage.Fulfilled(
                        fulfilled.getOrderId(), fulfilled.getFulfilledAt(), fulfilled.getConsigned());
            case null, default -> throw new IllegalStateException("unexpected event " + event.headers());
        };
    }

    private static Destination destination(org.unisson.order.events.Destination to) {
        return new Destination(to.getCountry(), to.getLatitude(), to.getLongitude());
    }

    private static PostalArea sameDay(RequestedDelivery asked) {
        if (!asked.getService().equals("SAME_DAY")) {
            throw new IllegalArgumentException("cannot deliver by " + asked.getService());
        }
        return new PostalArea(asked.getCountry(), asked.getPostalArea());
    }

    private static RequestedLine line(OrderLine line) {
        return new RequestedLine(
                line.getLineId(),
                new Sku(line.getSku()),
                line.getQuantity(),
                RequestedLine.Method.valueOf(line.getMethod()),
                Optional.ofNullable(line.getLocation()).map(Gln::new));
    }
}
