package org.unisson.demo.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.unisson.demo.client.Account;
import org.unisson.demo.client.InFlight;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;

/** Figures as the public APIs tell them. */
public final class Figures {

    private static final int READS_IN_FLIGHT = 12;

    private final Session session;

    public Figures(Session session) {
        this.session = session;
    }

    /** A figure of the sales summary, per store. @param field sold, unitsSold, purchases… */
    public Map<String, Long> salesPerStore(Collection<String> glns, String field) {
        Map<String, Long> figures = new TreeMap<>();
        for (JsonNode line : summary("stores")) {
            if (glns.contains(line.path("location").asText())) {
                figures.merge(line.path("location").asText(), line.path(field).asLong(), Long::sum);
            }
        }
        return figures;
    }

    /** A figure of the sales summary for one channel. */
    public Map<String, Long> salesOfChannel(String channel, String field) {
        Map<String, Long> figures = new TreeMap<>();
        for (JsonNode line : summary("channels")) {
            if (line.path("channel").asText().equals(channel)) {
                figures.merge(channel, line.path(field).asLong(), Long::sum);
            }
        }
        return figures;
    }

    private JsonNode summary(String part) {
        return session.get(Service.ORDER, "/sales/summary").body().path(part);
    }

    /** Pieces on hand by {@code <gln>/<sku>}. */
    public Map<String, Long> onHand(Collection<String> glns) {
        Map<String, Long> figures = new ConcurrentHashMap<>();
        new InFlight(READS_IN_FLIGHT).forEach(glns, gln -> session.all(Service.INVENTORY, "/stock?location=" + gln)
                .forEach(level -> figures.put(
                        gln + "/" + level.path("sku").asText(),
                        level.path("onHand").asLong())));
        return figures;
    }

    /** Pieces that the catalogue can promise, per SKU of those that begin so. */
    public Map<String, Long> availableInCatalogue(String skuPrefix) {
        Map<String, Long> figures = new TreeMap<>();
        for (JsonNode product : session.all(Service.CATALOG, "/products")) {
            for (JsonNode variant : product.path("variants")) {
                String sku = variant.path("sku").asText();
                if (sku.startsWith(skuPrefix)) {
                    figures.put(
                            sku, variant.path("availability").path("available").asLong());
                }
            }
        }
        return figures;
    }

    /** Pieces moved at these places, by reason. */
    public Map<String, Long> movedByReason(Collection<String> glns) {
        Map<String, Long> figures = new ConcurrentHashMap<>();
        new InFlight(READS_IN_FLIGHT)
                .forEach(glns, gln -> session.get(Service.INVENTORY, "/stock/totals?location=" + gln)
                        .body()
                        .properties()
                        .forEach(reason ->
                                figures.merge(reason.getKey(), reason.getValue().asLong(), Long::sum)));
        return figures;
    }

    /** Points that can be spent, by whatever names the account. @param query for example {@code card=…} */
    public Map<String, Long> points(Collection<String> names, Function<String, String> query) {
        return perName(names, name -> session.find(Service.LOYALTY, "/accounts?" + query.apply(name))
                .map(account -> account.as(Account.class).balance())
                .orElse(0L));
    }

    /** Purchases on the timelines. */
    public Map<String, Long> purchasesOnTimeline(Collection<String> names, Function<String, String> customerId) {
        return perName(
                names,
                name -> session.all(Service.CUSTOMER, "/customers/" + customerId.apply(name) + "/timeline").stream()
                        .filter(entry -> entry.path("kind").asText().equals("PURCHASE"))
                        .count());
    }

    private static Map<String, Long> perName(Collection<String> names, Function<String, Long> read) {
        Map<String, Long> figures = new ConcurrentHashMap<>();
        new InFlight(READS_IN_FLIGHT).forEach(names, name -> figures.put(name, read.apply(name)));
        return figures;
    }
}
