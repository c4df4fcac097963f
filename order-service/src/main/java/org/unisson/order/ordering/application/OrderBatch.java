package org.unisson.order.ordering.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.Origin;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.order.ordering.application.OrderFacts.Fact;
import org.unisson.order.ordering.application.OrderFacts.Kind;
import org.unisson.order.ordering.application.OrderSaga.Outcome;
import org.unisson.order.ordering.application.OrderSaga.Told;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderCourse;
import org.unisson.order.ordering.domain.OrderMessage;
import org.unisson.order.ordering.domain.OrderMessage.HandedOver;
import org.unisson.order.ordering.domain.OrderMessage.PaymentDeclined;
import org.unisson.order.ordering.domain.OrderMessage.StockReserved;
import org.unisson.order.ordering.domain.OrderState;
import org.unisson.order.ordering.domain.Step;
import org.unisson.order.ordering.domain.Transition;
import org.unisson.order.ordering.messaging.OrderEvents;

/** Orders of one transaction while they are told things, and what follows from it. */
final class OrderBatch {

    private static final Set<Step> GOES_ON = EnumSet.of(Step.WAIT, Step.ASK_PAYMENT, Step.CONFIRM);

    private final Map<UUID, Order> orders;
    private final Set<UUID> gone;
    private final Instant now;

    final Map<UUID, StockReserved> allocated = new LinkedHashMap<>();
    final Map<UUID, Order> changed = new LinkedHashMap<>();
    final List<Fact> facts = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<Order> sold = new ArrayList<>();
    final List<Order> handedOver = new ArrayList<>();
    final List<Order> ended = new ArrayList<>();
    final Map<UUID, Money> toAsk = new HashMap<>();
    final Map<UUID, String> toCharge = new HashMap<>();
    final Set<UUID> challenged = new HashSet<>();
    final Set<UUID> declined = new HashSet<>();
    final Set<UUID> spared = new HashSet<>();
    final Set<UUID> toVoid = new HashSet<>();
    final List<Order> cashBack = new ArrayList<>();
    final Set<UUID> exchangesGivenUp = new HashSet<>();
    final Map<UUID, Order> lessGifts = new LinkedHashMap<>();

    /** @param gone those that were placed instead of what cannot be given up any more */
    OrderBatch(Map<UUID, Order> orders, Set<UUID> gone, Instant now) {
        this.orders = new HashMap<>(orders);
        this.gone = gone;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    /** Orders that go on without gifts. */
    List<KeepMissedGifts.Served> lessGifts() {
        return lessGifts.values().stream()
                .map(before -> new KeepMissedGifts.Served(before, changed.get(before.orderId())))
                .toList();
    }

    Optional<Outcome> tell(Told said) {
        Told told = possible(said);
        Order order = orders.get(told.orderId());
        if (order == null) {
            return Optional.empty();
        }
        Transition transition = new OrderCourse(order.terms(), now).of(order.state(), told.message());
        if (told.message() instanceof StockReserved reserved && GOES_ON.contains(transition.step())) {
            order = served(order, reserved);
        }
        Order after =
                switch (transition.step()) {
                    case WAIT -> keep(order.in(transition.next()));
                    case ASK_PAYMENT -> ask(order.in(transition.next()));
                    case CHALLENGE -> {
                        challenged.add(order.orderId());
                        yield keep(order.in(transition.next()).extended());
                    }
                    case CONFIRM -> confirm(order.in(transition.next()), told.cause());
                    case CANCEL -> {
                        giveBack(order);
                        if (told.message() instanceof PaymentDeclined) {
                            declined.add(order.orderId());
                        } else {
                            spare(order);
                        }
                        yield tellOf(keep(order.in(transition.next())), Kind.CANCELLED, told.cause());
                    }
                    case CANCEL_AND_VOID -> {
                        giveBack(order);
                        toVoid.add(order.orderId());
                        yield tellOf(keep(order.in(transition.next())), Kind.CANCELLED, told.cause());
                    }
                    case VOID -> {
                        toVoid.add(order.orderId());
                        yield order;
                    }
                    case FULFIL -> {
                        boolean consigned = told.message() instanceof HandedOver goods && goods.consigned();
                        (consigned ? ended : handedOver).add(order);
                        yield tellOf(
                                keep(order.in(transition.next())),
                                consigned ? Kind.CONSIGNED : Kind.FULFILLED,
                                told.cause());
                    }
                    case CALL_OFF -> tellOf(keep(order.in(transition.next())), Kind.CANCELLED, told.cause());
                    case REPEATED, TOO_LATE, NOT_YET, REFUSED, BROKEN_PROMISE -> order;
                };
        if (told.message() instanceof StockReserved reserved && !after.state().isFinal()) {
            allocated.merge(after.orderId(), reserved, (held, news) -> news.version() > held.version() ? news : held);
        }
        return Optional.of(new Outcome(after, transition.step()));
    }

    /** What would make a sale of an order that must not be one tells it so. */
    private Told possible(Told told) {
        boolean inVain = gone.contains(told.orderId())
                && told.message().leadsOn()
                && orders.get(told.orderId()).state().isUndecided();
        return inVain ? new Told(told.orderId(), new OrderMessage.ReplacedLineGone(), told.cause()) : told;
    }

    /** Those of what was sold that replace lines of others. */
    List<Order> replacing() {
        return sold.stream()
                .filter(order -> order.terms().replaces().isPresent())
                .toList();
    }

    /** A gift that could not be set aside is no line of it any more. */
    private Order served(Order order, StockReserved reserved) {
        Order served = order.givenWhatIs(reserved.allocations());
        if (served != order) {
            lessGifts.put(order.orderId(), order);
        }
        return served;
    }

    private Order ask(Order order) {
        if (order.state() instanceof OrderState.AwaitingPayment waiting) {
            toAsk.put(order.orderId(), order.terms().byCard(waiting.pointsPay()));
        }
        return keep(order);
    }

    private Order confirm(Order order, Origin cause) {
        Order sale = keep(order.soldAs(Ids.next()));
        sold.add(sale);
        if (sale.state() instanceof OrderState.Confirmed confirmed && confirmed.cardCharge() != null) {
            toCharge.put(sale.orderId(), confirmed.cardCharge());
        } else {
            spare(sale);
        }
        return tellOf(sale, Kind.CONFIRMED, cause);
    }

    /** What goods that came back, and cash, were to pay of it goes back. Of a sale that is called off it does as its other tenders do. */
    private void giveBack(Order order) {
        if (order.terms().cash().isPresent()) {
            cashBack.add(order);
        }
        if (!order.terms().exchanged().isEmpty()) {
            exchangesGivenUp.add(order.orderId());
        }
    }

    /** Its card, where one was offered and has not been asked. */
    private void spare(Order order) {
        if (order.terms().byCard()) {
            spared.add(order.orderId());
        }
    }

    private Order tellOf(Order order, Kind kind, Origin cause) {
        Fact fact = new Fact(order.orderId(), order.version(), Ids.next(), kind, now);
        facts.add(fact);
        events.add(OrderEvents.of(order, fact, cause));
        return order;
    }

    private Order keep(Order order) {
        orders.put(order.orderId(), order);
        changed.put(order.orderId(), order);
        return order;
    }
}
