package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.chassis.causality.CurrentRequest;
import org.unisson.chassis.events.Origin;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.order.address.application.DeliveryAddresses;
import org.unisson.order.brandpolicy.application.Brands;
import org.unisson.order.ordering.application.OrderFacts.Fact;
import org.unisson.order.ordering.application.OrderFacts.Kind;
import org.unisson.order.ordering.domain.Destination;
import org.unisson.order.ordering.domain.Exchanged;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderTerms;
import org.unisson.order.ordering.messaging.OrderEvents;
import org.unisson.order.payment.application.PaymentConfig;
import org.unisson.order.payment.application.Payments;
import org.unisson.order.payment.domain.CardToken;
import org.unisson.order.reference.application.KnownReferences;

/** Places orders: prices are fixed, and the others learn of it. Stock and payment are not certain yet. */
@ApplicationScoped
public class PlaceOrder {

    private final OrderTermsCheck check;
    private final SellUnderQuote quotes;
    private final KnownReferences references;
    private final Brands brands;
    private final Orders orders;
    private final OrderFacts facts;
    private final Payments payments;
    private final DeliveryAddresses addresses;
    private final TillCash cash;
    private final Clock clock;
    private final Duration decideWithin;
    private final PaymentConfig payment;

    PlaceOrder(
            OrderTermsCheck check,
            SellUnderQuote quotes,
            KnownReferences references,
            Brands brands,
            Orders orders,
            OrderFacts facts,
            Payments payments,
            DeliveryAddresses addresses,
            TillCash cash,
            Clock clock,
            @ConfigProperty(name = "unisson.orders.decide-within") Duration decideWithin,
            PaymentConfig payment) {
        this.check = check;
        this.quotes = quotes;
        this.references = references;
        this.brands = brands;
        this.orders = orders;
        this.facts = facts;
        this.payments = payments;
        this.addresses = addresses;
        this.cash = cash;
        this.clock = clock;
        this.decideWithin = decideWithin;
        this.payment = payment;
    }

    /**
     * Places it.
     *
     * @throws org.unisson.chassis.rest.ProblemException 422 where it names something that cannot be; 409 where it cannot be
     *     sold under its quote, 503 where that cannot be told yet
     */
    public Uni<Order> place(Transaction tx, Placing placing) {
        return place(tx, placing, List.of());
    }

    /** Places it, and goods that came back pay for some of it. @throws org.unisson.chassis.rest.ProblemException as above */
    public Uni<Order> place(Transaction tx, Placing placing, List<Exchanged> exchanged) {
        return place(tx, placing, exchanged, Optional.empty(), Optional.empty());
    }

    /**
     * Places one that replaces a line of another once it is a sale; what was paid for that pays for some of it.
     *
     * @throws org.unisson.chassis.rest.ProblemException as above
     */
    public Uni<Order> placeInstead(Transaction tx, Placing placing, List<Exchanged> exchanged, UUID replaces) {
        return place(tx, placing, exchanged, Optional.of(replaces), Optional.empty());
    }

    /**
     * Places one that sends goods of another again, which did not arrive.
     *
     * @throws org.unisson.chassis.rest.ProblemException as above
     */
    public Uni<Order> sendAgain(Transaction tx, Placing placing, UUID undelivered) {
        return place(tx, placing, List.of(), Optional.empty(), Optional.of(undelivered));
    }

    private Uni<Order> place(
            Transaction tx,
            Placing placing,
            List<Exchanged> exchanged,
            Optional<UUID> replaces,
            Optional<UUID> sendsAgain) {
        Instant now = clock.instant();
        return customer(tx, placing)
                .chain(customer -> check.agree(tx, placing, customer, now)
                        .map(agreed -> order(placing, agreed, customer, exchanged, replaces, sendsAgain, now)))
                .invoke(order -> OrderTermsCheck.requirePayment(order, placing))
                // Before the order, whose row refers to the session.
                .call(order -> order.terms().cash().isEmpty() ? Uni.createFrom().voidItem() : cash.take(tx, order, now))
                .call(order -> keep(tx, order, placing.cardToken(), now))
                .call(order -> quotes.claim(tx, order, placing.quote()))
                .call(order -> placing.served().appointment() == null
                        ? Uni.createFrom().voidItem()
                        : brands.agreed(tx, order.orderId(), placing.served().appointment()))
                .call(order -> placing.address() == null
                        ? Uni.createFrom().voidItem()
                        : addresses.keep(
                                tx,
                                order.orderId(),
                                placing.address().address(),
                                placing.address().by(),
                                now));
    }

    private Uni<UUID> customer(Transaction tx, Placing placing) {
        if (placing.customerId() != null || placing.card() == null) {
            return Uni.createFrom().item(placing.customerId());
        }
        return references.customersOf(tx, List.of(placing.card())).map(holders -> holders.get(placing.card()));
    }

    private Order order(
            Placing placing,
            OrderTermsCheck.Agreed agreed,
            UUID customer,
            List<Exchanged> exchanged,
            Optional<UUID> replaces,
            Optional<UUID> sendsAgain,
            Instant now) {
        Money total = agreed.total();
        boolean byCard = placing.cardToken() != null;
        Instant decideBy = now.plus(decideWithin);
        // Any card may turn out to need a challenge, and the goods must still be there when the customer has passed it.
        Instant keptUntil = byCard ? decideBy.plus(payment.challengeWithin()) : decideBy;
        OrderTerms terms = new OrderTerms(
                total,
                placing.points(),
                byCard,
                decideBy,
                keptUntil,
                placing.offered(),
                Optional.ofNullable(placing.sameDay()),
                Optional.ofNullable(placing.address()).map(given -> Destination.of(given.address())),
                exchanged,
                agreed.quoteId(),
                replaces,
                sendsAgain,
                Optional.ofNullable(placing.served().cash()));
        return new Order(
                placing.orderId(),
                1,
                terms.beginning(),
                placing.cartId(),
                customer,
                placing.card(),
                placing.channel(),
                agreed.inStore() ? placing.location() : null,
                agreed.lines(),
                terms,
                null,
                null,
                placing.placedAt() == null ? now : placing.placedAt(),
                CurrentRequest.origin().map(Origin::correlationId).orElseGet(() -> Ids.next()
                        .toString()));
    }

    private Uni<Void> keep(Transaction tx, Order order, CardToken cardToken, Instant now) {
        Fact placed = new Fact(order.orderId(), order.version(), Ids.next(), Kind.PLACED, now);
        tx.emit(OrderEvents.of(order, placed, CurrentRequest.origin().orElse(null)));
        return orders.add(tx, order, now)
                .chain(() -> facts.add(tx, List.of(placed)))
                .chain(() -> cardToken == null
                        ? Uni.createFrom().voidItem()
                        : payments.plan(
                                tx,
                                Ids.next(),
                                order.orderId(),
                                cardToken,
                                order.terms().total(),
                                now));
    }
}
