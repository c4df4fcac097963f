package org.unisson.order.till.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;

/** Cash put into a drawer or taken out of it, beside sales. */
@ApplicationScoped
public class MoveCash {

    private final TillSessions sessions;

    MoveCash(TillSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * In the caller's transaction. @return the movement's id
     *
     * @throws org.unisson.chassis.rest.ProblemException 404 no such session; 409 it is closed; 422 another currency
     */
    public Uni<UUID> move(Transaction tx, UUID sessionId, Money amount, String reason, Instant at) {
        return sessions.hold(tx, sessionId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("session", sessionId).asException()))
                .chain(held -> {
                    String currency = held.session().openingFloat().currency();
                    if (!amount.currency().equals(currency)) {
                        throw Problem.unprocessable("other-currency", "/amount", "the session is in " + currency)
                                .asException();
                    }
                    if (held.closing() != null) {
                        throw Problem.conflict("session-closed", "The session is closed.")
                                .asException();
                    }
                    UUID movementId = Ids.next();
                    return sessions.moveCash(tx, movementId, sessionId, amount, reason, at)
                            .replaceWith(movementId);
                });
    }
}
