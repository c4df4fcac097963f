package org.unisson.catalog.price.persistence;

import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.unisson.catalog.price.domain.Price;
import org.unisson.catalog.price.domain.PriceList;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.values.Money;

/** A SKU's prices read from one row of arrays. */
public final class PriceColumns {

    /** To be selected from {@code price}. */
    public static final String ARRAYS = """
            array_agg(channel_id) as channels, array_agg(list_id) as lists, array_agg(minor) as minors,
            array_agg(currency) as currencies, array_agg(valid_from) as froms, array_agg(valid_to) as tos,
            array_agg(reason) as reasons""";

    private PriceColumns() {}

    /** Null arrays, where nothing was aggregated, are no prices. */
    public static PriceList read(Row row) {
        return new PriceList(prices(row, ""));
    }

    /** Those of the arrays whose names begin so. */
    public static List<Price> prices(Row row, String prefix) {
        Long[] minors = row.getArrayOfLongs(prefix + "minors");
        if (minors == null) {
            return List.of();
        }
        String[] channels = row.getArrayOfStrings(prefix + "channels");
        String[] lists = row.getArrayOfStrings(prefix + "lists");
        String[] currencies = row.getArrayOfStrings(prefix + "currencies");
        OffsetDateTime[] froms = row.getArrayOfOffsetDateTimes(prefix + "froms");
        OffsetDateTime[] tos = row.getArrayOfOffsetDateTimes(prefix + "tos");
        String[] reasons = row.getArrayOfStrings(prefix + "reasons");
        List<Price> prices = new ArrayList<>(minors.length);
        for (int i = 0; i < minors.length; i++) {
            prices.add(new Price(
                    channels[i],
                    lists[i],
                    new Money(minors[i], currencies[i]),
                    Times.fromDatabase(froms[i]),
                    Times.fromDatabase(tos[i]),
                    reasons[i]));
        }
        return prices;
    }
}
