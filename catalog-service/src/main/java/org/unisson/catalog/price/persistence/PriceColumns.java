package org.unisson.catalog.price.persistence;

import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.unisson.catalog.price.domain.Price;
import org.unisson.catalog.price.domain.PriceList;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.values.Money;

/** A SKU's prices read from one row, in the arrays {@code channels, minors, currencies, froms, tos}. */
public final class PriceColumns {

    private PriceColumns() {}

    /** Null arrays, where nothing was aggregated, are no prices. */
    public static PriceList read(Row row) {
        Long[] minors = row.getArrayOfLongs("minors");
        if (minors == null) {
            return new PriceList(List.of());
        }
        String[] channels = row.getArrayOfStrings("channels");
        String[] currencies = row.getArrayOfStrings("currencies");
        OffsetDateTime[] froms = row.getArrayOfOffsetDateTimes("froms");
        OffsetDateTime[] tos = row.getArrayOfOffsetDateTimes("tos");
        List<Price> prices = new ArrayList<>(minors.length);
        for (int i = 0; i < minors.length; i++) {
            prices.add(new Price(
                    channels[i],
                    new Money(minors[i], currencies[i]),
                    Times.fromDatabase(froms[i]),
                    Times.fromDatabase(tos[i])));
        }
        return new PriceList(prices);
    }
}
