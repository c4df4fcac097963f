package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.order.ordering.application.OrderSaga.Told;
import org.unisson.order.ordering.domain.OrderMessage;
import org.unisson.order.payment.application.PaymentListener;

/** Tells orders what the cards said: answers that come while one batch is being written make up the next. */
@ApplicationScoped
class PaymentOutcomes implements PaymentListener {

    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final OrderSaga saga;
    private final Aftermath aftermath;
    private final OwnContext contexts;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean writing;

    PaymentOutcomes(Transactions transactions, OrderSaga saga, Aftermath aftermath, OwnContext contexts) {
        this.transactions = transactions;
        this.saga = saga;
        this.aftermath = aftermath;
        this.contexts = contexts;
    }

    private record Waiting(Told told, UniEmitter<? super Void> emitter) {}

    @Override
    public Uni<Void> challenged(UUID orderId, String url) {
        return add(new Told(orderId, new OrderMessage.ChallengeRequired(url), null));
    }

    @Override
    public Uni<Void> approved(UUID orderId, String charge) {
        return add(new Told(orderId, new OrderMessage.PaymentApproved(charge), null));
    }

    @Override
    public Uni<Void> declined(UUID orderId) {
        return add(new Told(orderId, new OrderMessage.PaymentDeclined(), null));
    }

    private Uni<Void> add(Told told) {
        return Uni.createFrom().emitter(emitter -> {
            synchronized (waiting) {
                waiting.add(new Waiting(told, emitter));
                if (writing) {
                    return;
                }
                writing = true;
            }
            writeNext();
        });
    }

    private void writeNext() {
        List<Waiting> batch = new ArrayList<>();
        synchronized (waiting) {
            while (batch.size() < AT_ONCE && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            if (batch.isEmpty()) {
                writing = false;
                return;
            }
        }
        write(batch)
                .onFailure()
                .recoverWithUni(failure -> oneByOne(batch, failure))
                .subscribe()
                .with(done -> writeNext(), failure -> writeNext());
    }

    private Uni<Void> write(List<Waiting> batch) {
        List<Told> told = batch.stream().map(Waiting::told).toList();
        return contexts.run(() -> transactions.run(tx -> saga.tell(tx, told)))
                .invoke(() -> {
                    aftermath.of(told.stream().map(Told::orderId).toList());
                    batch.forEach(one -> one.emitter().complete(null));
                })
                .replaceWithVoid();
    }

    /** One that cannot be written does not keep the others from it; it is left to be asked for again. */
    private Uni<Void> oneByOne(List<Waiting> batch, Throwable failure) {
        if (batch.size() == 1) {
            batch.getFirst().emitter().fail(failure);
            return Uni.createFrom().voidItem();
        }
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Waiting one : batch) {
            all = all.chain(
                    () -> write(List.of(one)).onFailure().recoverWithUni(alone -> oneByOne(List.of(one), alone)));
        }
        return all;
    }
}
