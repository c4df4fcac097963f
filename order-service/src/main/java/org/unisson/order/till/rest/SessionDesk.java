package org.unisson.order.till.rest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.order.till.application.CloseSession;
import org.unisson.order.till.application.MoveCash;
import org.unisson.order.till.application.OpenSession;
import org.unisson.order.till.application.ShowSessions;
import org.unisson.order.till.application.TillSessions.Place;
import org.unisson.order.till.domain.TillSession;

/** Reads what tills say of their sessions, and answers. */
@ApplicationScoped
class SessionDesk {

    /** How far a till's clock may run ahead of ours: a wrong time zone, but no wrong year. */
    private static final Duration CLOCK_AHEAD = Duration.ofHours(24);

    private final Commands commands;
    private final Caller caller;
    private final Clock clock;
    private final OpenSession openSession;
    private final CloseSession closeSession;
    private final MoveCash moveCash;
    private final ShowSessions show;

    SessionDesk(
            Commands commands,
            Caller caller,
            Clock clock,
            OpenSession openSession,
            CloseSession closeSession,
            MoveCash moveCash,
            ShowSessions show) {
        this.commands = commands;
        this.caller = caller;
        this.clock = clock;
        this.openSession = openSession;
        this.closeSession = closeSession;
        this.moveCash = moveCash;
        this.show = show;
    }

    /** A till of a store. */
    record Till(Gln store, String name) {

        String path(UUID sessionId) {
            return "/tills/" + store + "/" + name + "/sessions/" + sessionId;
        }
    }

    /** The till, if no form of it is wrong (404) and its store is the caller's (403). */
    Till till(String store, String name) {
        if (!name.matches("[\\x21-\\x7e]{1,64}")) {
            throw Problem.notFound("till", name).asException();
        }
        Gln gln;
        try {
            gln = new Gln(store);
        } catch (IllegalArgumentException malformed) {
            throw Problem.notFound("store", store).asException();
        }
        caller.requireStore(gln);
        return new Till(gln, name);
    }

    Uni<Response> open(Till till, String key, SessionRequests.Open body) {
        amount("/openingFloat/minor", body.openingFloat(), 0);
        TillSession session = new TillSession(
                body.sessionId() == null ? Ids.next() : body.sessionId(),
                till.store(),
                till.name(),
                body.cashier(),
                time("/openedAt", body.openedAt()),
                body.openingFloat());
        return commands.run(key, "open a session of " + till, body, tx -> openSession
                .open(tx, session)
                .map(opened -> new Answer(
                        opened.isNew() ? 201 : 200,
                        till.path(session.sessionId()),
                        SessionViews.Session.of(opened.session()))));
    }

    Uni<Response> close(Till till, UUID sessionId, String key, SessionRequests.Close body) {
        Map<String, Money> counted = new HashMap<>();
        for (SessionRequests.Count count : body.counted()) {
            amount("/counted", count.amount(), 0);
            if (counted.put(count.kind(), count.amount()) != null) {
                throw Problem.invalid("/counted", count.kind() + " is counted twice")
                        .asException();
            }
        }
        Instant closedAt = time("/closedAt", body.closedAt());
        return ofThatTill(till, sessionId)
                .chain(() -> commands.run(key, "close session " + sessionId, body, tx -> closeSession
                        .close(tx, sessionId, closedAt, counted)
                        .map(Answer::ok)));
    }

    Uni<Response> moveCash(Till till, UUID sessionId, String key, SessionRequests.CashMovement body) {
        amount("/amount/minor", body.amount(), -SessionRequests.MAX_AMOUNT);
        if (body.amount().isZero()) {
            throw Problem.invalid("/amount/minor", "must not be 0").asException();
        }
        Instant at = time("/movedAt", body.movedAt());
        return ofThatTill(till, sessionId)
                .chain(() -> commands.run(key, "cash of session " + sessionId, body, tx -> moveCash.move(
                                tx, sessionId, body.amount(), body.reason(), at)
                        .map(id -> new Answer(
                                201,
                                till.path(sessionId),
                                new SessionViews.Moved(id, body.amount(), body.reason(), at)))));
    }

    Uni<Page<SessionViews.Session>> page(Till till, int limit, String cursor) {
        return show.page(till.store(), till.name(), place(cursor), limit + 1)
                .map(found -> Page.of(
                        found.stream().map(SessionViews.Session::of).toList(),
                        limit,
                        last -> last.openedAt() + "/" + last.sessionId()));
    }

    private Uni<Void> ofThatTill(Till till, UUID sessionId) {
        return show.isOf(till.store(), till.name(), sessionId)
                .invoke(known -> {
                    if (!known) {
                        throw Problem.notFound("session", sessionId).asException();
                    }
                })
                .replaceWithVoid();
    }

    private static Place place(String cursor) {
        String after = Page.after(cursor);
        if (after.isEmpty()) {
            return null;
        }
        String[] parts = after.split("/");
        try {
            return new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }
    }

    private static void amount(String pointer, Money amount, long atLeast) {
        if (amount.minor() < atLeast || amount.minor() > SessionRequests.MAX_AMOUNT) {
            throw Problem.invalid(pointer, "must be from " + atLeast + " to " + SessionRequests.MAX_AMOUNT)
                    .asException();
        }
    }

    private Instant time(String pointer, Instant said) {
        Instant now = clock.instant();
        if (said != null && (said.isAfter(now.plus(CLOCK_AHEAD)) || said.isBefore(Instant.EPOCH))) {
            throw Problem.invalid(pointer, "lies in the future or before 1970").asException();
        }
        return (said == null ? now : said).truncatedTo(ChronoUnit.MICROS);
    }
}
