package org.unisson.scenarios.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;

/** The drawer of a till in a session, in which there are 100.00 when it begins. */
public final class Drawer {

    /** What is in it at the beginning, in cents. */
    public static final long FLOAT = 100_00;

    private final Session seller;
    private final String store;
    private final String till;
    private final String session;

    private Drawer(Session seller, String store, String till, String session) {
        this.seller = seller;
        this.store = store;
        this.till = till;
        this.session = session;
    }

    /** Opens a session of that till. @param seller of its store */
    public static Drawer opened(Session seller, String store, String till) {
        String session = seller.post(
                        Service.ORDER,
                        "/tills/" + store + "/" + till + "/sessions",
                        Map.of("openedAt", Instant.now(), "cashier", "C-12", "openingFloat", Shop.euros(FLOAT)))
                .body()
                .path("sessionId")
                .asText();
        return new Drawer(seller, store, till, session);
    }

    /** Cash that it has taken for an order, as the order tells it. */
    public Map<String, Object> taken(long cents) {
        return Map.of("amount", Shop.euros(cents), "session", session);
    }

    /** Somebody fetches cash that is owed to them. */
    public Answer paysOut(String refund) {
        return seller.post(Service.ORDER, "/cash-refunds/" + refund + "/payout", Map.of("session", session));
    }

    /** What the X or Z report says that is in it, in cents. */
    public long holds() {
        return seller.get(Service.ORDER, path())
                .body()
                .at("/report/expectedCash/minor")
                .asLong();
    }

    /** The session ends with so much counted. @return the next one of the same till */
    public Drawer closedAndOpenedAgain(long counted) {
        JsonNode z = seller.post(
                        Service.ORDER,
                        path() + "/close",
                        Map.of(
                                "closedAt",
                                Instant.now(),
                                "counted",
                                List.of(Map.of("kind", "CASH", "amount", Shop.euros(counted)))))
                .body();
        if (z.at("/counted/0/difference/minor").asLong(-1) != 0) {
            throw new AssertionError("counted " + counted + ", and it is another sum: " + z);
        }
        return opened(seller, store, till);
    }

    private String path() {
        return "/tills/" + store + "/" + till + "/sessions/" + session;
    }
}
