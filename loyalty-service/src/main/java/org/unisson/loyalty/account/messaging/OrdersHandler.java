package org.unisson.loyalty.account.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.application.ServeOrders;
import org.unisson.loyalty.account.domain.OrderFact;
import org.unisson.loyalty.giftcard.application.ServeGiftCards;
import org.unisson.loyalty.giftcard.domain.GiftCardFact;
import org.unisson.loyalty.giftcard.domain.Offering;
import org.unisson.loyalty.giftcard.messaging.GiftCardFacts;
import org.unisson.loyalty.giftcard.messaging.GiftCardHoldEvents;
import org.unisson.loyalty.voucher.application.ServeVouchers;
import org.unisson.loyalty.voucher.domain.VoucherFact;
import org.unisson.loyalty.voucher.domain.VoucherOrder;
import org.unisson.loyalty.voucher.messaging.VoucherFacts;
import org.unisson.loyalty.voucher.messaging.VoucherHoldEvents;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Feed of orders: points, gift cards and vouchers held, spent, let go. An order gets all that it offers of them, or none. */
@ApplicationScoped
public class OrdersHandler implements EventHandler {

    private final EventConsumer consumer;
    private final ServeOrders useCase;
    private final ServeGiftCards giftCards;
    private final ServeVouchers vouchers;

    OrdersHandler(EventConsumer consumer, ServeOrders useCase, ServeGiftCards giftCards, ServeVouchers vouchers) {
        this.consumer = consumer;
        this.useCase = useCase;
        this.giftCards = giftCards;
        this.vouchers = vouchers;
    }

    @Incoming("orders")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "loyalty-orders";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.ORDERS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        Batch<VoucherFact> batch = Batch.of(events, VoucherFacts::ofOrders);
        return vouchers.orders(tx, batch.facts(), decisions -> giftCardsAndPoints(tx, events, decisions))
                .invoke(decisions -> batch.forEach(batch.facts(), (fact, event) -> {
                    if (fact instanceof VoucherFact.Offered offered && decisions.containsKey(offered.orderId())) {
                        tx.emit(VoucherHoldEvents.of(decisions.get(offered.orderId()))
                                .causedBy(event));
                    }
                }))
                .replaceWithVoid();
    }

    /** The orders that have got the gift cards and points they asked for now. */
    private Uni<Set<UUID>> giftCardsAndPoints(
            Transaction tx, List<ReceivedEvent> events, Map<UUID, VoucherOrder> vouchersOf) {
        Batch<GiftCardFact> batch = Batch.of(events, payload -> GiftCardFacts.ofOrders(payload)
                .filter(fact -> !(fact instanceof GiftCardFact.Offered offered)
                        || !ServeVouchers.isRefused(vouchersOf, offered.orderId())));
        Set<UUID> held = new HashSet<>();
        return giftCards
                .orders(tx, batch.facts(), decisions -> points(tx, events, vouchersOf, decisions)
                        .invoke(held::addAll))
                .invoke(decisions -> batch.forEach(batch.facts(), (fact, event) -> {
                    if (fact instanceof GiftCardFact.Offered offered && decisions.containsKey(offered.orderId())) {
                        tx.emit(GiftCardHoldEvents.of(decisions.get(offered.orderId()))
                                .causedBy(event));
                        if (!ServeGiftCards.isRefused(decisions, offered.orderId())) {
                            held.add(offered.orderId());
                        }
                    }
                }))
                .replaceWith(held);
    }

    /** The orders that have got the points they asked for now. */
    private Uni<Set<UUID>> points(
            Transaction tx,
            List<ReceivedEvent> events,
            Map<UUID, VoucherOrder> vouchersOf,
            Map<UUID, Offering.Decision> giftCardsOf) {
        Batch<OrderFact> batch = Batch.of(events, payload -> Facts.ofOrders(payload)
                .filter(fact -> !(fact instanceof OrderFact.Placed)
                        || !ServeVouchers.isRefused(vouchersOf, fact.orderId())
                                && !ServeGiftCards.isRefused(giftCardsOf, fact.orderId())));
        Set<UUID> held = new HashSet<>();
        return useCase.apply(tx, batch.facts())
                .invoke(outcomes -> batch.forEach(outcomes, (outcome, event) -> {
                    BalanceEvents.announce(tx, outcome.movements(), event);
                    outcome.decision().ifPresent(decision -> {
                        tx.emit(HoldEvents.of(decision).causedBy(event));
                        if (decision.refusal() == null) {
                            held.add(decision.orderId());
                        }
                    });
                }))
                .replaceWith(held);
    }
}
