package org.unisson.order.quote.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.order.quote.domain.TillQuote;

/** In what receipts are not what their quotes say. */
public interface QuoteDifferences {

    /** Their sales are recorded. */
    Uni<Void> add(Transaction tx, List<QuoteDifference> differences);

    /** Those after that id in the order of their ids; at most that many. @param location null: of all stores */
    Uni<List<QuoteDifference>> after(Transaction tx, Gln location, UUID after, int atMost);

    /**
     * A difference.
     *
     * @param differenceId UUIDv7, of when it was noticed
     * @param quoteId of the quote; left out where the catalog has signed none
     * @param lineId of the receipt's line; left out where it is the whole receipt's, or of goods that were not sold
     * @param sku left out where it is the whole receipt's
     * @param quoted for the line; left out where nothing was
     * @param paid for the line; left out where it was not sold
     * @param location GLN of the store
     * @param soldAt by the till's clock
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuoteDifference(
            UUID differenceId,
            UUID purchaseId,
            UUID quoteId,
            TillQuote.Rule rule,
            UUID lineId,
            String sku,
            Money quoted,
            Money paid,
            String channel,
            String location,
            Instant soldAt) {}
}
