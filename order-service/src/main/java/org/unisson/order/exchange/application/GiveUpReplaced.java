package org.unisson.order.exchange.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.order.consignment.application.TellConsignments;
import org.unisson.order.consignment.domain.ConsignmentMessage;
import org.unisson.order.consignment.domain.GiveBack;
import org.unisson.order.exchange.domain.Replacement;
import org.unisson.order.ordering.application.OrderHistory;
import org.unisson.order.ordering.application.OrderHistory.Change;
import org.unisson.order.ordering.application.OrderHistory.What;
import org.unisson.order.ordering.application.Orders;
import org.unisson.order.ordering.application.ReplacedLines;
import org.unisson.order.ordering.domain.Exchanged;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderState;
import org.unisson.order.returns.application.CancelPieces;
import org.unisson.order.returns.application.DecidedReturn;
import org.unisson.order.returns.application.PurchaseReturn;
import org.unisson.order.returns.domain.SetOff;

/**
 * Gives up what is replaced, in the transaction that makes a sale of the order placed instead: whoever picks or cancels it
 * comes before that, and the order is none, or after it, and finds it gone.
 */
@ApplicationScoped
class GiveUpReplaced implements ReplacedLines {

    private final Replacements replacements;
    private final Orders orders;
    private final UntouchedPieces untouched;
    private final CancelPieces cancelling;
    private final TellConsignments telling;
    private final Exchanges exchanges;
    private final OrderHistory history;

    GiveUpReplaced(
            Replacements replacements,
            Orders orders,
            UntouchedPieces untouched,
            CancelPieces cancelling,
            TellConsignments telling,
            Exchanges exchanges,
            OrderHistory history) {
        this.replacements = replacements;
        this.orders = orders;
        this.untouched = untouched;
        this.cancelling = cancelling;
        this.telling = telling;
        this.exchanges = exchanges;
        this.history = history;
    }

    /** What is given up. @param replaced the order whose it is */
    private record Held(Order replaced, List<GiveBack.Part> parts, DecidedReturn given, SetOff setOff) {}

    @Override
    public Uni<Set<UUID>> gone(Transaction tx, Collection<Order> undecided) {
        Map<UUID, Order> byId = byId(undecided);
        Set<UUID> gone = new HashSet<>();
        return replacements.of(tx, byId.keySet()).chain(all -> {
            Uni<Void> done = Uni.createFrom().voidItem();
            for (Replacement one : all) {
                done = done.chain(() -> held(tx, one, byId.get(one.orderId())))
                        .invoke(held -> {
                            if (held == null) {
                                gone.add(one.orderId());
                            }
                        })
                        .replaceWithVoid();
            }
            return done.replaceWith(gone);
        });
    }

    @Override
    public Uni<Void> giveUp(Transaction tx, Collection<Order> sold, Instant now) {
        Map<UUID, Order> byId = byId(sold);
        return replacements.of(tx, byId.keySet()).chain(all -> {
            Uni<Void> done = Uni.createFrom().voidItem();
            for (Replacement one : all) {
                Order order = byId.get(one.orderId());
                done = done.chain(() -> held(tx, one, order))
                        .onItem()
                        .ifNull()
                        .failWith(() -> new IllegalStateException(
                                "order " + order.orderId() + " became a sale, and its line was gone"))
                        .chain(held -> giveUp(tx, one, order, held, now));
            }
            return done;
        });
    }

    private static Map<UUID, Order> byId(Collection<Order> all) {
        return all.stream().collect(Collectors.toMap(Order::orderId, order -> order));
    }

    /** Null where it cannot be given up, or gives other money than was agreed. */
    private Uni<Held> held(Transaction tx, Replacement one, Order order) {
        return orders.find(tx, one.replaced())
                .chain(replaced -> replaced.state() instanceof OrderState.Confirmed
                        ? untouched
                                .of(tx, one.replaced(), one.lineId(), one.quantity())
                                .chain(parts -> UntouchedPieces.count(parts) < one.quantity()
                                        ? Uni.createFrom().nullItem()
                                        : held(tx, one, order, replaced, parts))
                        : Uni.createFrom().nullItem());
    }

    private Uni<Held> held(Transaction tx, Replacement one, Order order, Order replaced, List<GiveBack.Part> parts) {
        return cancelling
                .foresee(tx, replaced.purchaseId(), Map.of(one.lineId(), one.quantity()))
                .map(given -> {
                    Iterator<UUID> ids = order.terms().exchanged().stream()
                            .map(Exchanged::setOffId)
                            .iterator();
                    SetOff setOff = SetOff.of(
                            given.held().purchase().tenders(),
                            given.granted().refunds(),
                            order.terms().total(),
                            () -> ids.hasNext() ? ids.next() : Ids.next());
                    return isAgreed(setOff, order.terms().exchanged())
                            ? new Held(replaced, parts, given, setOff)
                            : null;
                });
    }

    private static boolean isAgreed(SetOff setOff, List<Exchanged> agreed) {
        return setOff.parts().stream()
                .map(part -> new Exchanged(part.setOffId(), part.amount()))
                .toList()
                .equals(agreed);
    }

    private Uni<Void> giveUp(Transaction tx, Replacement one, Order order, Held held, Instant now) {
        Order replaced = held.replaced();
        Change change = new Change(What.LINE_REPLACED, one.lineId(), one.quantity(), one.by(), now);
        GiveBack.Part first = held.parts().getFirst();
        return orders.edit(tx, replaced.edited(replaced.lines()), now)
                .chain(() -> history.add(tx, replaced, change))
                .chain(() -> replacements.replaced(tx, order.orderId(), now))
                .chain(() -> cancelling.cancel(
                        tx, replaced.purchaseId(), replaced.channel(), first.location(), held.given(), held.setOff()))
                .call(made -> exchanges.add(
                        tx, exchanged(order, held, made, now), replaced.channel(), first.location(), held.setOff()))
                .chain(() -> telling.order(tx, replaced.orderId(), all -> messages(one, held.parts())))
                .replaceWithVoid();
    }

    private static ExchangeView exchanged(Order order, Held held, PurchaseReturn made, Instant now) {
        Money against = held.setOff().total(made.total().currency());
        return new ExchangeView(
                Ids.next(),
                made.purchaseId(),
                made.returnId(),
                against,
                made.total().minus(against),
                order.terms().total().minus(against),
                null,
                order.orderId(),
                now,
                null);
    }

    private static Map<UUID, ConsignmentMessage> messages(Replacement one, List<GiveBack.Part> parts) {
        return parts.stream()
                .collect(Collectors.toMap(
                        GiveBack.Part::consignmentId,
                        part -> new ConsignmentMessage.Replaced(Map.of(one.lineId(), part.quantity()))));
    }
}
