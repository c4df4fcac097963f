package org.unisson.order.receipt;

import java.util.Map;
import org.unisson.local.testing.Environment;
import org.unisson.order.testing.Others;

/**
 * A till of a store, with something to sell.
 *
 * @param service token that hands receipts in
 */
public record Till(String service, String store, String channel, String sku) {

    /** In a store and a channel of its own. */
    public static Till opened(Environment environment, Others others) {
        return new Till(
                environment.token("service"),
                others.store(),
                others.channel("EUR"),
                others.skus(1).getFirst());
    }

    /** As {@link Tills#receipt(String, String, String)}. */
    public Map<String, Object> receipt() {
        return Tills.receipt(store, channel, sku);
    }
}
