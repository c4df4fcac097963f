package org.unisson.order.till.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Money;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.receipt.application.Chains;
import org.unisson.order.receipt.domain.ContentHash;
import org.unisson.order.receipt.domain.LinkKind;
import org.unisson.order.till.application.TillSessions.Closing;
import org.unisson.order.till.application.TillSessions.Stored;
import org.unisson.order.till.domain.Counted;
import org.unisson.order.till.domain.TillReport;
import org.unisson.order.till.domain.TillSession;

/**
 * Closes a session: its figures are fixed by the Z report, which is a link of the till's chain. What is handed in for it
 * later comes after that link, and is told beside the report.
 */
@ApplicationScoped
public class CloseSession {

    private final TillSessions sessions;
    private final Chains chains;
    private final ObjectMapper json;

    CloseSession(TillSessions sessions, Chains chains, ObjectMapper json) {
        this.sessions = sessions;
        this.chains = chains;
        this.json = json;
    }

    /**
     * In the caller's transaction. Closed again with the same count, it is answered as the first time.
     *
     * @param counted by kind of tender
     * @throws org.unisson.chassis.rest.ProblemException 404 no such session; 409 it is closed with another count; 422
     *     closed before it was opened, or counted in another currency
     */
    public Uni<TillReport> close(Transaction tx, UUID sessionId, Instant closedAt, Map<String, Money> counted) {
        return sessions.hold(tx, sessionId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("session", sessionId).asException()))
                .chain(held -> held.closing() == null
                        ? closeNow(tx, held, closedAt, counted)
                        : again(held.closing(), closedAt, counted));
    }

    private Uni<TillReport> again(Closing closing, Instant closedAt, Map<String, Money> counted) {
        TillReport report = read(json, closing.report());
        Map<String, Money> before = report.counted().stream().collect(Collectors.toMap(Counted::kind, Counted::amount));
        boolean same = closing.closedAt().equals(closedAt)
                && before.keySet().containsAll(counted.keySet())
                && before.entrySet().stream().allMatch(one -> one.getValue()
                        .equals(counted.getOrDefault(
                                one.getKey(), Money.zero(one.getValue().currency()))));
        if (!same) {
            throw Problem.conflict("session-closed", "The session is closed, as Z " + report.zNumber() + ".")
                    .asException();
        }
        return Uni.createFrom().item(report);
    }

    private Uni<TillReport> closeNow(Transaction tx, Stored held, Instant closedAt, Map<String, Money> counted) {
        TillSession session = held.session();
        require(session, closedAt, counted);
        // The chain is held first: what is in it now is in the report, and what comes later is late.
        return chains.hold(tx, session.store(), session.till()).chain(head -> {
            long position = head.position() + 1;
            return sessions.figures(tx, held, closedAt, position)
                    .chain(figures -> sessions.cashMoved(tx, session)
                            .chain(moved -> sessions.grandTotal(tx, session, position)
                                    .map(total -> TillReport.soFar(session, figures, moved, total))))
                    .chain(report -> sessions.nextZ(tx, session.store(), session.till())
                            .map(number -> report.closed(closedAt, number, counted)))
                    .call(report -> write(tx, report, position));
        });
    }

    private Uni<Void> write(Transaction tx, TillReport report, long position) {
        String text = write(report);
        Closing closing = new Closing(report.closedAt(), report.zNumber(), report.grandTotal(), text, position);
        return sessions.close(tx, report.sessionId(), closing)
                .chain(() -> chains.append(
                        tx,
                        List.of(new Chains.Chained(
                                new ReceiptRef(report.store(), report.till(), "Z" + report.zNumber()),
                                LinkKind.CLOSING,
                                null,
                                report.sessionId(),
                                ContentHash.closing(
                                        report.sessionId(),
                                        text,
                                        report.grandTotal().minor()),
                                report.closedAt()))));
    }

    private static void require(TillSession session, Instant closedAt, Map<String, Money> counted) {
        if (!closedAt.isAfter(session.openedAt())) {
            throw Problem.unprocessable("closed-before-opened", "/closedAt", "is not after " + session.openedAt())
                    .asException();
        }
        String currency = session.openingFloat().currency();
        if (counted.values().stream().anyMatch(amount -> !amount.currency().equals(currency))) {
            throw Problem.unprocessable("other-currency", "/counted", "the session is in " + currency)
                    .asException();
        }
    }

    private String write(TillReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write a report", impossible);
        }
    }

    static TillReport read(ObjectMapper json, String report) {
        try {
            return json.readValue(report, TillReport.class);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("cannot read a report that was written here", foreign);
        }
    }
}
