package org.unisson.order.till.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Gln;
import org.unisson.order.till.application.TillSessions.Place;
import org.unisson.order.till.application.TillSessions.Stored;
import org.unisson.order.till.domain.Supplement;
import org.unisson.order.till.domain.TillReport;

/** Shows sessions with their reports. */
@ApplicationScoped
public class ShowSessions {

    private final Transactions transactions;
    private final TillSessions sessions;
    private final ObjectMapper json;

    ShowSessions(Transactions transactions, TillSessions sessions, ObjectMapper json) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.json = json;
    }

    /** A session's report: X as of now, or Z; with what came after Z, where something did. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(TillReport report, Supplement supplement) {}

    /** The session of that till; empty where there is none. */
    public Uni<Optional<Shown>> one(Gln store, String till, UUID sessionId) {
        return transactions.read(tx -> sessions.find(tx, sessionId)
                .chain(found -> found.filter(stored -> stored.session().store().equals(store)
                                && stored.session().till().equals(till))
                        .map(stored -> shown(tx, stored).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    /** Whether it is a session of that till. */
    public Uni<Boolean> isOf(Gln store, String till, UUID sessionId) {
        return transactions.read(tx -> sessions.find(tx, sessionId)).map(found -> found.filter(
                        stored -> stored.session().store().equals(store)
                                && stored.session().till().equals(till))
                .isPresent());
    }

    /** Sessions of a till, the latest first. */
    public Uni<List<Stored>> page(Gln store, String till, Place before, int limit) {
        return transactions.read(tx -> sessions.page(tx, store, till, before, limit));
    }

    private Uni<Shown> shown(Transaction tx, Stored stored) {
        if (stored.closing() != null) {
            TillReport report = CloseSession.read(json, stored.closing().report());
            return sessions.supplement(tx, stored)
                    .map(supplement -> new Shown(report, supplement.isNothing() ? null : supplement));
        }
        return sessions.figures(tx, stored, null, Long.MAX_VALUE)
                .chain(figures -> sessions.cashMoved(tx, stored.session()).chain(moved -> sessions.grandTotal(
                                tx, stored.session(), Long.MAX_VALUE)
                        .map(total -> new Shown(TillReport.soFar(stored.session(), figures, moved, total), null))));
    }
}
