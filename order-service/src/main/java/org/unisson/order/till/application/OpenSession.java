package org.unisson.order.till.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.reference.application.KnownReferences;
import org.unisson.order.till.application.TillSessions.Stored;
import org.unisson.order.till.domain.TillSession;

/** Opens a session of a till: one at a time, and none before the end of the last. */
@ApplicationScoped
public class OpenSession {

    private final TillSessions sessions;
    private final KnownReferences references;

    OpenSession(TillSessions sessions, KnownReferences references) {
        this.sessions = sessions;
        this.references = references;
    }

    /** A session. @param isNew whether it was opened now */
    public record Opened(TillSession session, boolean isNew) {}

    /**
     * In the caller's transaction. Asked again with the same id and content, it is answered as the first time.
     *
     * @throws org.unisson.chassis.rest.ProblemException 409 the till has a session open, or had one at that time, or the
     *     id is another session's; 422 no such store
     */
    public Uni<Opened> open(Transaction tx, TillSession wanted) {
        return sessions.find(tx, wanted.sessionId())
                .chain(known -> known.map(one -> again(one, wanted)).orElseGet(() -> fresh(tx, wanted)));
    }

    private static Uni<Opened> again(Stored known, TillSession wanted) {
        if (!known.session().equals(wanted)) {
            throw Problem.conflict("session-known", "Session " + wanted.sessionId() + " was opened with other content.")
                    .asException();
        }
        return Uni.createFrom().item(new Opened(wanted, false));
    }

    private Uni<Opened> fresh(Transaction tx, TillSession wanted) {
        return references
                .locations(tx, List.of(wanted.store()))
                .invoke(known -> {
                    if (known.isEmpty()) {
                        throw Problem.unprocessable(
                                        "unknown-location", "store", "there is no location " + wanted.store())
                                .asException();
                    }
                })
                .chain(() -> sessions.overlapping(tx, wanted.store(), wanted.till(), wanted.openedAt()))
                .invoke(other -> other.ifPresent(id -> {
                    throw overlaps(id.toString());
                }))
                .chain(() -> sessions.open(tx, wanted))
                .map(done -> {
                    if (!done) {
                        throw overlaps("opened at the same moment");
                    }
                    return new Opened(wanted, true);
                });
    }

    private static RuntimeException overlaps(String other) {
        return Problem.conflict("session-open", "The till has a session open, or had one at that time: " + other + ".")
                .asException();
    }
}
