package org.unisson.customer.view.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.view.application.AccountState;
import org.unisson.customer.view.application.PointsAccounts;
import org.unisson.loyalty.events.PointsBalanceChanged;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** What customers have in points. */
@ApplicationScoped
public class BalancesHandler implements EventHandler {

    private final EventConsumer consumer;
    private final PointsAccounts accounts;

    BalancesHandler(EventConsumer consumer, PointsAccounts accounts) {
        this.consumer = consumer;
        this.accounts = accounts;
    }

    @Incoming("balances")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "customer.balances";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.ACCOUNTS);
    }

    @Override
    public Uni<Void> apply(Transaction transaction, List<ReceivedEvent> events) {
        // The events of an account come in order: the last one holds.
        Map<UUID, AccountState> last = new TreeMap<>();
        for (ReceivedEvent event : events) {
            if (event.payload() instanceof PointsBalanceChanged account) {
                last.put(account.getAccountId(), state(account));
            }
        }
        return accounts.put(transaction, last.values());
    }

    private static AccountState state(PointsBalanceChanged account) {
        return new AccountState(
                account.getAccountId(),
                account.getCustomerId(),
                account.getVersion(),
                account.getBalance(),
                account.getHeld(),
                account.getPending(),
                account.getChangedAt());
    }
}
