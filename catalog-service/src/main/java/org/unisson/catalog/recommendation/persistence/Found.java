package org.unisson.catalog.recommendation.persistence;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.recommendation.domain.Recommended;
import org.unisson.catalog.recommendation.domain.Recommended.Because;
import org.unisson.catalog.recommendation.domain.Why;

/**
 * What a statement found.
 *
 * @param seeds how many products it was found for: of those asked about, the ones that who asks may see
 * @param channelKnown whether the channel that asks exists
 * @param items the best first
 */
public record Found(long seeds, boolean channelKnown, List<Recommended> items) {

    static Found read(RowSet<Row> rows) {
        List<Recommended> items = new ArrayList<>();
        Row first = rows.iterator().next();
        for (Row row : rows) {
            if (row.getUUID(2) != null) {
                items.add(item(row));
            }
        }
        return new Found(first.getLong(0), first.getBoolean(1), items);
    }

    private static Recommended item(Row row) {
        UUID seed = row.getUUID(5);
        Because because = seed == null ? null : new Because(seed, row.getString(6), row.getString(7));
        boolean before = row.getLong(4) > 0;
        Why why = before ? Why.BOUGHT_BEFORE : because == null ? Why.POPULAR : Why.BOUGHT_TOGETHER;
        return new Recommended(row.getUUID(2), row.getDouble(3), why, before ? null : because);
    }
}
