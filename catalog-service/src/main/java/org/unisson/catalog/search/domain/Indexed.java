package org.unisson.catalog.search.domain;

import java.util.List;
import java.util.UUID;
import org.unisson.catalog.assortment.domain.Assorted.Entry;

/**
 * What the index holds of a product that is for sale.
 *
 * @param mark of its row: another one after any change of it
 * @param prices grows with each change of the prices of one of its variants
 * @param changed seconds since 1970
 * @param rating the higher the better its reviews; below 0 without any
 * @param assortment entries, of which the first in force for a channel decides; null: every channel sells it
 */
public record Indexed(
        UUID productId,
        long mark,
        long prices,
        double changed,
        double rating,
        Properties properties,
        List<Entry> assortment,
        Words words) {

    /** Whether the channel has it. @param channel null: it does not matter @param micros since 1970 */
    boolean isIn(String channel, long micros) {
        if (assortment == null || channel == null) {
            return true;
        }
        for (Entry entry : assortment) {
            if (entry.channel().equals(channel)
                    && (entry.from() == null || entry.from() <= micros)
                    && (entry.to() == null || entry.to() > micros)) {
                return true;
            }
        }
        return false;
    }

    Indexed with(Properties shared, Words others) {
        return new Indexed(productId, mark, prices, changed, rating, shared, assortment, others);
    }
}
