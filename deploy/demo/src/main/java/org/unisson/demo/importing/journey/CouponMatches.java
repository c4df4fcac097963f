package org.unisson.demo.importing.journey;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.importing.Sender;

/**
 * What the retailer gave for manufacturers' coupons: an operation for each product and amount, which a coupon code opens,
 * for the days on which it was given.
 */
final class CouponMatches {

    private final Map<String, Match> byCode = new TreeMap<>();

    /** So much off the product. */
    private record Match(String sku, long cents, Instant from, Instant to) {

        Match and(SoldLine line) {
            return new Match(
                    sku,
                    cents,
                    from.isBefore(line.instant()) ? from : line.instant(),
                    to.isAfter(line.endOfDay()) ? to : line.endOfDay());
        }
    }

    CouponMatches(Collection<SoldLine> sold) {
        sold.stream()
                .filter(line -> line.couponMatch() > 0)
                .forEach(line -> byCode.merge(
                        code(line),
                        new Match(line.sku(), line.couponMatch(), line.instant(), line.endOfDay()),
                        (known, same) -> known.and(line)));
    }

    /** The code that opens what was given on that line. */
    static String code(SoldLine line) {
        return line.sku() + "-" + line.couponMatch();
    }

    /** Operations and their codes; what is there already is left as it is. */
    void send(Sender sender) {
        List<String> codes = List.copyOf(byCode.keySet());
        sender.puts(
                Names.SOURCE + "/operations",
                codes,
                Service.CATALOG,
                code -> "/operations/" + id(code) + "?guard=report",
                code -> operation(byCode.get(code)));
        for (String code : codes) {
            String work = Names.SOURCE + "/coupons/" + code;
            if (sender.state().result(work).isEmpty()) {
                open(sender.session(), code);
                sender.state().finished(work, null);
            }
        }
    }

    private static void open(Session session, String code) {
        String operation = "/operations/" + id(code);
        if (session.all(Service.CATALOG, operation + "/coupons").isEmpty()) {
            session.post(Service.CATALOG, operation + "/coupons", Map.of("code", code, "uses", 1_000));
        }
        session.post(Service.CATALOG, operation + "/publish?guard=report", Map.of());
    }

    private static UUID id(String code) {
        return UUID.nameUUIDFromBytes((Names.SOURCE + "/operation/" + code).getBytes(StandardCharsets.UTF_8));
    }

    private static Object operation(Match match) {
        return Map.of(
                "names",
                Map.of("en", "Manufacturer's coupon, matched"),
                "beginsAt",
                match.from().toString(),
                "endsAt",
                match.to().toString(),
                "channels",
                List.of(Names.CHANNEL),
                "targets",
                Map.of("skus", List.of(match.sku())),
                "effects",
                List.of(Map.of(
                        "kind",
                        "thresholds",
                        "steps",
                        List.of(Map.of("from", SoldLine.dollars(0), "off", SoldLine.dollars(match.cents()))))),
                "coupon",
                true);
    }
}
