package org.unisson.order.ordering.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.events.GiftCardsHeld;
import org.unisson.loyalty.events.GiftCardsHoldRefused;
import org.unisson.loyalty.events.PointsHeld;
import org.unisson.loyalty.events.PointsHoldRefused;
import org.unisson.loyalty.events.VouchersHeld;
import org.unisson.loyalty.events.VouchersHoldRefused;
import org.unisson.order.ordering.application.Aftermath;
import org.unisson.order.ordering.application.OrderSaga;
import org.unisson.order.ordering.domain.CancelReason;
import org.unisson.order.ordering.domain.OrderMessage;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Whether the points, gift cards and vouchers offered for an order are certain: one answer for all. */
@Singleton
public class HoldsFeed extends SagaFeed {

    HoldsFeed(EventConsumer consumer, OrderSaga saga, Aftermath aftermath) {
        super(consumer, saga, aftermath);
    }

    @Incoming("holds")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consume(records);
    }

    @Override
    public String name() {
        return "holds";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.HOLDS);
    }

    @Override
    OrderMessage message(SpecificRecord payload) {
        return switch (payload) {
            case PointsHeld held ->
                new OrderMessage.PointsHeld(
                        new Money(held.getValue().getMinor(), held.getValue().getCurrency()));
            case PointsHoldRefused ignored -> new OrderMessage.PointsRefused(CancelReason.POINTS_REFUSED);
            case GiftCardsHeld held ->
                new OrderMessage.PointsHeld(
                        Money.zero(held.getGiftCards().getFirst().getAmount().getCurrency()));
            case GiftCardsHoldRefused ignored -> new OrderMessage.PointsRefused(CancelReason.GIFT_CARD_REFUSED);
            case VouchersHeld held ->
                new OrderMessage.PointsHeld(
                        Money.zero(held.getVouchers().getFirst().getAmount().getCurrency()));
            case VouchersHoldRefused ignored -> new OrderMessage.PointsRefused(CancelReason.VOUCHER_REFUSED);
            default ->
                throw new IllegalArgumentException(
                        "not followed: " + payload.getSchema().getFullName());
        };
    }
}
