package org.unisson.loyalty.account.messaging;

import jakarta.inject.Singleton;
import java.util.List;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.application.Announcements;
import org.unisson.loyalty.account.domain.Movement;
import org.unisson.loyalty.events.PointsBalanceChanged;
import org.unisson.schemas.Topics;

/** How a movement is told: one event each, under the movement's own id. */
@Singleton
class BalanceEvents implements Announcements {

    @Override
    public void announce(Transaction tx, Movement movement) {
        tx.emit(of(movement));
    }

    static void announce(Transaction tx, List<Movement> movements, ReceivedEvent cause) {
        movements.forEach(movement -> tx.emit(of(movement).causedBy(cause)));
    }

    static Event of(Movement movement) {
        PointsBalanceChanged changed = PointsBalanceChanged.newBuilder()
                .setAccountId(movement.accountId())
                .setVersion(movement.version())
                .setCustomerId(movement.customerId())
                .setCards(movement.cards())
                .setBalance(movement.balance())
                .setHeld(movement.held())
                .setPending(movement.pending())
                .setDelta(movement.delta())
                .setCause(movement.cause().name())
                .setSourceId(
                        movement.source().id() == null
                                ? null
                                : movement.source().id().toString())
                .setChangedAt(movement.recordedAt())
                .build();
        return Event.of(
                        Topics.ACCOUNTS,
                        movement.accountId().toString(),
                        movement.version(),
                        changed,
                        movement.recordedAt())
                .withId(movement.id());
    }
}
