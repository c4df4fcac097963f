package org.unisson.order.exchange.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;

/** Questions about exchanges. */
@ApplicationScoped
public class ShowExchanges {

    private final Transactions transactions;
    private final Exchanges exchanges;

    ShowExchanges(Transactions transactions, Exchanges exchanges) {
        this.transactions = transactions;
        this.exchanges = exchanges;
    }

    /**
     * An exchange.
     *
     * @param allowed refuses whoever may not see what is that customer's
     * @throws org.unisson.chassis.rest.ProblemException 404 where there is none
     */
    public Uni<ExchangeView> one(UUID exchangeId, Consumer<UUID> allowed) {
        return transactions
                .read(tx -> exchanges.one(tx, exchangeId))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("exchange", exchangeId).asException()))
                .invoke(shown -> allowed.accept(shown.customerId()))
                .map(Exchanges.Shown::exchange);
    }
}
