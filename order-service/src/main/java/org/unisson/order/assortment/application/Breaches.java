package org.unisson.order.assortment.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;

/** What tills have sold although their channel may not, or not so. */
public interface Breaches {

    Uni<Void> add(Transaction tx, List<Breach> breaches);

    /** Those after that id in the order of their ids; at most that many. @param location null: of all stores */
    Uni<List<Breach>> after(Transaction tx, Gln location, UUID after, int atMost);

    /**
     * A line that a till sold.
     *
     * @param breachId UUIDv7, of when it was noticed
     * @param location GLN of the store
     * @param rule SHOW, DELIVERY_ONLY or NOT_SEEN of the assortments, BRAND_CHANNEL, BRAND_APPOINTMENT or BRAND_SELLER of
     *     the brand
     * @param soldAt by the till's clock
     */
    record Breach(
            UUID breachId,
            UUID purchaseId,
            UUID lineId,
            String sku,
            String channel,
            String location,
            String rule,
            Instant soldAt) {}
}
