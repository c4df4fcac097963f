package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisson.scenarios.random.Facts.GoodsBack;
import org.unisson.scenarios.random.Situation.Consigned;
import org.unisson.scenarios.random.Situation.OrderCase;

/** Every order has ended or waits for its goods; what is paid is what is handed over or still to come, to the cent. */
final class OrderCheck implements Check {

    private static final Set<String> NOTHING_SET_ASIDE = Set.of("", "REFUSED", "RELEASED");

    @Override
    public List<String> findings(Situation situation) {
        List<String> findings = new ArrayList<>();
        for (OrderCase it : situation.orders()) {
            if (it.isSale()) {
                sold(situation, it, findings);
            } else {
                neverSold(it, findings);
            }
        }
        return findings;
    }

    private static void neverSold(OrderCase it, List<String> findings) {
        expect(findings, it + " status", "CANCELLED", it.status());
        expect(findings, it + " captured", 0L, it.booked("captured"));
        expect(findings, it + " held on the card", 0L, it.booked("authorised") - it.booked("voided"));
        String reservation = it.reservation().path("status").asText();
        if (!NOTHING_SET_ASIDE.contains(reservation)) {
            findings.add(it + " still has a reservation: " + reservation);
        }
    }

    private static void sold(Situation situation, OrderCase it, List<String> findings) {
        long open = pieces(it, "open");
        long handedOver = pieces(it, "handedOver");
        expect(findings, it + " pieces sought for ever", 0L, pieces(it, "sought"));
        expect(
                findings,
                it + " status",
                open > 0 ? "CONFIRMED" : handedOver > 0 ? "FULFILLED" : "CANCELLED",
                it.status());
        expect(findings, it + " set aside", openByPlace(it), setAside(it));
        for (JsonNode line : it.purchase().path("lines")) {
            line(situation, it, line, findings);
        }
        money(it, findings);
    }

    private static void line(Situation situation, OrderCase it, JsonNode line, List<String> findings) {
        Facts facts = situation.facts();
        String id = line.path("lineId").asText();
        List<Consigned> consigned =
                it.consigned().filter(one -> one.lineId().equals(id)).toList();
        String what = it + " line " + id;
        expect(findings, what + " not found", facts.notFound(id), sum(consigned, "notFound"));
        expect(findings, what + " cancelled", facts.cancelled(id), sum(consigned, "cancelled"));
        long kept = sum(consigned, "open") + sum(consigned, "handedOver") + sum(consigned, "sought");
        long cameBack = facts.returns().stream()
                .filter(goods -> goods.lineId().equals(id))
                .mapToLong(GoodsBack::pieces)
                .sum();
        expect(
                findings,
                what + " given back or never had",
                line.path("quantity").asLong() - kept + cameBack + ClaimRules.givenBackFor(situation, id),
                line.path("returned").asLong());
    }

    private static void money(OrderCase it, List<String> findings) {
        expect(findings, it + " refunded", MoneyRules.owedBack(it.purchase()), minor(it.purchase(), "refunded"));
        expect(
                findings,
                it + " paid by all tenders",
                minor(it.purchase(), "total") - minor(it.purchase(), "refunded"),
                MoneyRules.kept(it.purchase(), kind -> true));
        expect(
                findings,
                it + " charged by the gateway",
                MoneyRules.kept(it.purchase(), "CARD"::equals),
                it.booked("captured") - it.booked("refunded"));
        expect(
                findings,
                it + " held on the card beside what is captured",
                0L,
                it.booked("authorised") - it.booked("captured") - it.booked("voided"));
    }

    private static long minor(JsonNode node, String field) {
        return node.path(field).path("minor").asLong();
    }

    private static long pieces(OrderCase it, String field) {
        return it.consigned().mapToLong(line -> line.pieces(field)).sum();
    }

    private static long sum(List<Consigned> lines, String field) {
        return lines.stream().mapToLong(line -> line.pieces(field)).sum();
    }

    private static Map<String, Long> openByPlace(OrderCase it) {
        return byPlace(it.consigned()
                .filter(line -> line.pieces("open") > 0 && !line.isSent())
                .map(line -> Map.entry(line.location() + "/" + line.sku(), line.pieces("open"))));
    }

    private static Map<String, Long> setAside(OrderCase it) {
        return byPlace(openLines(it.reservation())
                .map(line -> Map.entry(
                        line.path("location").asText() + "/" + line.path("sku").asText(),
                        line.path("quantity").asLong())));
    }

    /** Of a reservation that is still one. */
    static Stream<JsonNode> openLines(JsonNode reservation) {
        String status = reservation.path("status").asText();
        return status.equals("HELD") || status.equals("CONFIRMED")
                ? Situation.stream(reservation.path("lines"))
                : Stream.empty();
    }

    private static Map<String, Long> byPlace(Stream<Map.Entry<String, Long>> pieces) {
        return pieces.filter(entry -> entry.getValue() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    private static void expect(List<String> findings, String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            findings.add(what + ": " + found + ", must be " + expected);
        }
    }
}
