package org.unisson.order.till.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.order.till.application.TillSessions.Stored;
import org.unisson.order.till.domain.TillSession;

/** Sessions as they are listed. */
final class SessionViews {

    private SessionViews() {}

    /**
     * A session.
     *
     * @param closedAt absent while it is open, as are zNumber and grandTotal
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(
            UUID sessionId,
            Gln store,
            String till,
            String cashier,
            Instant openedAt,
            Money openingFloat,
            Instant closedAt,
            Long zNumber,
            Money grandTotal) {

        static Session of(TillSession session) {
            return of(new Stored(session, null));
        }

        static Session of(Stored stored) {
            TillSession session = stored.session();
            boolean open = stored.closing() == null;
            return new Session(
                    session.sessionId(),
                    session.store(),
                    session.till(),
                    session.cashier(),
                    session.openedAt(),
                    session.openingFloat(),
                    open ? null : stored.closing().closedAt(),
                    open ? null : stored.closing().zNumber(),
                    open ? null : stored.closing().grandTotal());
        }
    }

    /** Cash that was moved. */
    record Moved(UUID movementId, Money amount, String reason, Instant movedAt) {}
}
