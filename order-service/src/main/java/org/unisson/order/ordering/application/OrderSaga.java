package org.unisson.order.ordering.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.unisson.chassis.events.Origin;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderMessage;
import org.unisson.order.ordering.domain.Step;

/**
 * Tells orders what has happened and writes the consequences, for any number of orders with a handful of statements:
 * lock them in the order of their ids, decide in memory, write.
 */
@ApplicationScoped
public class OrderSaga {

    private static final Logger LOG = Logger.getLogger(OrderSaga.class);

    private final Orders orders;
    private final ReplacedLines replaced;
    private final Consequences consequences;
    private final MeterRegistry metrics;
    private final Clock clock;

    OrderSaga(Orders orders, ReplacedLines replaced, Consequences consequences, MeterRegistry metrics, Clock clock) {
        this.orders = orders;
        this.replaced = replaced;
        this.consequences = consequences;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A message for an order. @param cause where it comes from; null: the request being served, or a timer */
    public record Told(UUID orderId, OrderMessage message, Origin cause) {}

    /** What a message did. @param order as it is afterwards */
    public record Outcome(Order order, Step step) {}

    /**
     * Tells the orders, each message in turn. Afterwards, when the transaction has committed, whoever called wakes those
     * who wait: {@link Aftermath}.
     *
     * @return an outcome per message; empty where there is no such order
     */
    public Uni<List<Optional<Outcome>>> tell(Transaction tx, List<Told> messages) {
        List<UUID> ids = messages.stream().map(Told::orderId).distinct().toList();
        boolean leadsOn = messages.stream().anyMatch(told -> told.message().leadsOn());
        return (leadsOn ? orders.lockWithReplaced(tx, ids) : orders.lock(tx, ids)).chain(found -> (leadsOn
                        ? gone(tx, found, ids)
                        : Uni.createFrom().item(Set.<UUID>of()))
                .chain(gone -> {
                    OrderBatch batch = new OrderBatch(found, gone, clock.instant());
                    List<Optional<Outcome>> outcomes = messages.stream()
                            .map(message -> tell(batch, message))
                            .toList();
                    return consequences.write(tx, batch).replaceWith(outcomes);
                }));
    }

    private Uni<Set<UUID>> gone(Transaction tx, Map<UUID, Order> found, List<UUID> ids) {
        List<Order> replacing = ids.stream()
                .map(found::get)
                .filter(order -> order != null
                        && order.state().isUndecided()
                        && order.terms().replaces().isPresent())
                .toList();
        return replacing.isEmpty() ? Uni.createFrom().item(Set.of()) : replaced.gone(tx, replacing);
    }

    private Optional<Outcome> tell(OrderBatch batch, Told told) {
        Optional<Outcome> outcome = batch.tell(told);
        String step = outcome.map(known -> known.step().name()).orElse("NO_SUCH_ORDER");
        String message = told.message().getClass().getSimpleName();
        metrics.counter("unisson.orders.steps", "message", message, "step", step)
                .increment();
        if (outcome.filter(known -> known.step() == Step.BROKEN_PROMISE).isPresent()) {
            LOG.errorf("%s for order %s, which is confirmed: it needs a look", message, told.orderId());
        }
        return outcome;
    }
}
