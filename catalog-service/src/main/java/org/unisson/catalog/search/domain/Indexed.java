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

    /** Whether a channel has it for a time only. */
    boolean isLimited() {
        return assortment != null && assortment.stream().anyMatch(entry -> entry.from() != null || entry.to() != null);
    }

    /** The first instant after that one at which a channel begins or ends to have it, or null. @param micros since 1970 */
    Long nextChange(long micros) {
        Long next = null;
        for (Entry entry : assortment) {
            next = earlier(next, entry.from(), micros);
            next = earlier(next, entry.to(), micros);
        }
        return next;
    }

    private static Long earlier(Long known, Long candidate, long after) {
        return candidate == null || candidate <= after || known != null && known <= candidate ? known : candidate;
    }

    Indexed with(Properties shared, Words others) {
        return new Indexed(productId, mark, prices, changed, rating, shared, assortment, others);
    }
}
