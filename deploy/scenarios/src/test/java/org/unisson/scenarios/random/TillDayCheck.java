package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.random.DeskFacts.TakenBack;
import org.unisson.scenarios.random.DeskFacts.TillSession;
import org.unisson.scenarios.random.Facts.TillSale;

/** A till's day has every receipt and every void of its time, its drawer their cash; its Z reports count on by one. */
final class TillDayCheck implements Check {

    @Override
    public List<String> findings(Situation situation) {
        List<String> findings = new ArrayList<>();
        Session system = situation.world().shop().retail().system(new Journey());
        Map<String, JsonNode> shown = situation.facts().desk().sessions().stream()
                .distinct()
                .collect(Collectors.toMap(TillSession::sessionId, session -> system.get(
                                Service.ORDER, TillDay.path(situation.world(), session))
                        .body()));
        situation.facts().desk().sessions().stream()
                .distinct()
                .forEach(session -> day(situation, session, shown.get(session.sessionId()), findings));
        for (int place = 0; place < World.PLACES; place++) {
            numbers(situation, place, shown, findings);
        }
        return findings;
    }

    private static void day(Situation situation, TillSession session, JsonNode shown, List<String> findings) {
        JsonNode report = shown.path("report");
        boolean closed = situation.facts().desk().isClosed(session.sessionId());
        if (report.path("closedAt").isTextual() != closed) {
            findings.add("the day of a till " + session + (closed ? " is not closed" : " is closed: ") + report);
            return;
        }
        Instant from = Instant.parse(report.path("openedAt").asText());
        Instant until = closed ? Instant.parse(report.path("closedAt").asText()) : Instant.MAX;
        List<JsonNode> sold = situation.facts().sales().stream()
                .filter(sale -> sale.place() == session.place())
                .map(TillSale::purchaseId)
                .distinct()
                .map(situation.tillSales()::get)
                .filter(sale -> sale.has("purchasedAt"))
                .filter(sale -> isIn(Instant.parse(sale.path("purchasedAt").asText()), from, until))
                .toList();
        List<JsonNode> voided = situation.facts().desk().voids().stream()
                .filter(taken -> taken.place() == session.place() && isIn(taken.at(), from, until))
                .map(TakenBack::purchaseId)
                .distinct()
                .map(situation.tillSales()::get)
                .toList();
        JsonNode after = shown.path("supplement").path("figures");
        expect(findings, session + " receipts", sold.size(), count(report, "receipts") + count(after, "receipts"));
        expect(findings, session + " voids", voided.size(), count(report, "voids") + count(after, "voids"));
        long moved = situation.facts().desk().moved(session.sessionId());
        expect(
                findings,
                session + " cash",
                session.cents() + moved + cash(sold) - cash(voided),
                minor(report, "expectedCash") + afterwards(after));
    }

    /** A void's time is told to the microsecond. */
    private static boolean isIn(Instant at, Instant from, Instant until) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    private static long cash(List<JsonNode> purchases) {
        return purchases.stream()
                .flatMap(purchase -> Situation.stream(purchase.path("tenders")))
                .filter(tender -> tender.path("kind").asText().equals("CASH"))
                .mapToLong(tender -> minor(tender, "amount"))
                .sum();
    }

    /** Cash of what was handed in after the closing. */
    private static long afterwards(JsonNode figures) {
        return Situation.stream(figures.path("tenders"))
                .filter(tender -> tender.path("kind").asText().equals("CASH"))
                .mapToLong(tender -> minor(tender, "net"))
                .sum();
    }

    private static void numbers(Situation situation, int place, Map<String, JsonNode> shown, List<String> findings) {
        List<Long> numbers = situation.facts().desk().sessions().stream()
                .distinct()
                .filter(session ->
                        session.place() == place && situation.facts().desk().isClosed(session.sessionId()))
                .map(session -> shown.get(session.sessionId())
                        .path("report")
                        .path("zNumber")
                        .asLong())
                .sorted()
                .toList();
        List<Long> expected =
                IntStream.rangeClosed(1, numbers.size()).mapToObj(Long::valueOf).toList();
        if (!numbers.equals(expected)) {
            findings.add("the till of place " + place + " has Z reports " + numbers);
        }
    }

    private static long count(JsonNode figures, String field) {
        return figures.path(field).asLong();
    }

    private static long minor(JsonNode node, String field) {
        return node.path(field).path("minor").asLong();
    }

    private static void expect(List<String> findings, String what, long expected, long found) {
        if (expected != found) {
            findings.add(what + ": " + found + ", must be " + expected);
        }
    }
}
