package org.unisson.scenarios.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;

/** What the sales ledger has booked since a test began. */
public final class SalesBook {

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);

    private final Session system;
    private final Instant begin = Instant.now().minus(CLOCKS_DIFFER_BY);

    public SalesBook(Shop shop) {
        this.system = shop.system();
    }

    /** Cents by account, of orders of that channel: debits are positive. Accounts that nothing was booked on are left out. */
    public Map<String, Long> of(String channel) {
        Map<String, Long> sums = new TreeMap<>();
        String period =
                "from=" + begin + "&to=" + Instant.now().plus(CLOCKS_DIFFER_BY).plusSeconds(1);
        system.all(Service.ORDER, "/sales/ledger/entries?" + period)
                .forEach(entry -> entry.path("postings").forEach(posting -> add(sums, posting, channel)));
        return sums;
    }

    private static void add(Map<String, Long> sums, JsonNode posting, String channel) {
        if (channel.equals(posting.path("channel").asText())) {
            sums.merge(
                    posting.path("account").asText(),
                    posting.at("/amount/minor").asLong(),
                    Math::addExact);
        }
    }
}
