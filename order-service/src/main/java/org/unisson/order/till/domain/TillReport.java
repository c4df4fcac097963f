package org.unisson.order.till.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;

/**
 * What a session of a till comes to: the X report while it is open, the Z report for ever after. VAT is not told, as
 * receipts do not tell it.
 *
 * @param closedAt null of an X report
 * @param zNumber of the till, growing by one with each closing; null of an X report
 * @param net what was taken less what was given back, of all tenders
 * @param cashMoved put into the drawer less taken out of it, beside sales
 * @param expectedCash the float, cash sales less cash given back, and what was moved
 * @param counted at the closing; empty of an X report
 * @param grandTotal the till's sales less its voids and returns since its first receipt (grand total perpétuel)
 */
public record TillReport(
        UUID sessionId,
        Gln store,
        String till,
        String cashier,
        Instant openedAt,
        Instant closedAt,
        Long zNumber,
        long receipts,
        long voids,
        long returns,
        List<TenderFigures> tenders,
        Money net,
        Money openingFloat,
        Money cashMoved,
        Money expectedCash,
        List<Counted> counted,
        Money grandTotal) {

    private static final String CASH = "CASH";

    public TillReport {
        tenders = List.copyOf(tenders);
        counted = List.copyOf(counted);
    }

    /** As of now. */
    public static TillReport soFar(TillSession session, TillFigures figures, Money cashMoved, Money grandTotal) {
        Money zero = Money.zero(session.openingFloat().currency());
        Money net = Money.sum(
                zero.currency(),
                figures.tenders().stream().map(TenderFigures::net).toList());
        Money cash = figures.tenders().stream()
                .filter(tender -> tender.kind().equals(CASH))
                .map(TenderFigures::net)
                .findFirst()
                .orElse(zero);
        return new TillReport(
                session.sessionId(),
                session.store(),
                session.till(),
                session.cashier(),
                session.openedAt(),
                null,
                null,
                figures.receipts(),
                figures.voids(),
                figures.returns(),
                figures.tenders(),
                net,
                session.openingFloat(),
                cashMoved,
                session.openingFloat().plus(cash).plus(cashMoved),
                List.of(),
                grandTotal);
    }

    /** The Z report: every tender that went over the till is compared, one that nobody counted as nothing. */
    public TillReport closed(Instant at, long number, Map<String, Money> count) {
        Map<String, Money> expected = new TreeMap<>();
        tenders.forEach(tender -> expected.put(tender.kind(), tender.net()));
        expected.put(CASH, expectedCash);
        Money zero = Money.zero(expectedCash.currency());
        count.keySet().forEach(kind -> expected.putIfAbsent(kind, zero));
        List<Counted> compared = new ArrayList<>();
        expected.forEach((kind, amount) -> compared.add(Counted.of(kind, count.getOrDefault(kind, zero), amount)));
        return new TillReport(
                sessionId,
                store,
                till,
                cashier,
                openedAt,
                at,
                number,
                receipts,
                voids,
                returns,
                tenders,
                net,
                openingFloat,
                cashMoved,
                expectedCash,
                compared,
                grandTotal);
    }
}
