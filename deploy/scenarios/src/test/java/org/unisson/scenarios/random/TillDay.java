package org.unisson.scenarios.random;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.unisson.demo.client.Service;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.random.DeskFacts.TillSession;
import org.unisson.scenarios.support.Shop;

/** The days of tills: opened with a float, cash put in and taken out, counted and closed. */
final class TillDay {

    private final World world;
    private final Facts facts;
    private final Counter system;

    TillDay(World world, Facts facts) {
        this.world = world;
        this.facts = facts;
        this.system = new Counter(world.shop().retail(), TokenRequest.of("service"));
    }

    /** A till has one day at a time: where another has begun, this one has not. */
    void open(Step step, Operation.OpenTill it) {
        String sessionId = system.post(
                        step,
                        Service.ORDER,
                        sessions(world, it.place()),
                        Map.of("openedAt", Instant.now(), "cashier", "C-12", "openingFloat", Shop.euros(it.cents())),
                        key(step))
                .body()
                .path("sessionId")
                .asText();
        facts.desk().opened(step.number(), new TillSession(sessionId, it.place(), it.cents()));
    }

    void move(Step step, Operation.MoveCash it) {
        TillSession session = facts.desk().session(it.of());
        if (session != null) {
            system.post(
                    step,
                    Service.ORDER,
                    path(session) + "/cash-movements",
                    Map.of("amount", Shop.euros(it.cents()), "reason", "change", "movedAt", Instant.now()),
                    key(step));
            facts.desk().moved(session.sessionId(), it.cents());
        }
    }

    void close(Step step, Operation.CloseTill it) {
        TillSession session = facts.desk().session(it.of());
        if (session == null) {
            return;
        }
        long expected = system.session()
                .get(Service.ORDER, path(session))
                .body()
                .path("report")
                .path("expectedCash")
                .path("minor")
                .asLong();
        system.post(
                step,
                Service.ORDER,
                path(session) + "/close",
                Map.of(
                        "closedAt",
                        Instant.now(),
                        "counted",
                        List.of(Map.of("kind", "CASH", "amount", Shop.euros(Math.max(0, expected + it.difference()))))),
                key(step));
        facts.desk().closed(session.sessionId());
    }

    private String path(TillSession session) {
        return path(world, session);
    }

    static String path(World world, TillSession session) {
        return sessions(world, session.place()) + "/" + session.sessionId();
    }

    private static String sessions(World world, int place) {
        return "/tills/" + world.place(place) + "/" + Till.NUMBER + "/sessions";
    }

    private String key(Step step) {
        return world.name() + "-" + step.number();
    }
}
