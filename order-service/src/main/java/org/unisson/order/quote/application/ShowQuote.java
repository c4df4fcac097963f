package org.unisson.order.quote.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Shows the quote that an order was sold under. */
@ApplicationScoped
public class ShowQuote {

    private final SoldQuotes sold;
    private final OpenQuote quotes;

    ShowQuote(SoldQuotes sold, OpenQuote quotes) {
        this.sold = sold;
        this.quotes = quotes;
    }

    /** The quote; empty where the order was sold under none. */
    public Uni<Optional<SoldQuote>> of(Transaction tx, UUID orderId) {
        return sold.of(tx, orderId).map(found -> found.map(signed -> new SoldQuote(quotes.sold(signed), signed)));
    }
}
