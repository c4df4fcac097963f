package org.unisson.order.sales.persistence;

import io.vertx.sqlclient.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisson.order.sales.application.LedgerFigures.Line;
import org.unisson.order.sales.domain.Figures;

/** Figures by name and currency, in the order of their rows, each of which is of one rate of tax. */
final class LedgerSums {

    private record Key(String name, String currency) {}

    private final Map<Key, Figures> sums = new LinkedHashMap<>();

    void add(Row row) {
        sums.merge(
                new Key(row.getString("name"), row.getString("currency")), LedgerReading.figures(row), Figures::plus);
    }

    List<Figures> figures() {
        return List.copyOf(sums.values());
    }

    List<Line> lines() {
        return sums.entrySet().stream()
                .map(sum -> Line.of(sum.getKey().name(), sum.getValue()))
                .toList();
    }
}
