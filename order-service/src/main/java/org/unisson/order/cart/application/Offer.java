package org.unisson.order.cart.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.reference.application.KnownReferences;
import org.unisson.order.reference.application.Prices;
import org.unisson.order.reference.domain.SalesChannel;

/** What can be put in a cart. Each refusal is a 422 that names the field. */
@ApplicationScoped
public class Offer {

    private final KnownReferences references;
    private final Prices prices;
    private final Clock clock;

    Offer(KnownReferences references, Prices prices, Clock clock) {
        this.references = references;
        this.prices = prices;
        this.clock = clock;
    }

    /** The channel, if it is known and sells. */
    public Uni<SalesChannel> sellingChannel(Transaction tx, String channel) {
        return references.channels(tx, List.of(channel)).map(known -> {
            SalesChannel found = known.get(channel);
            if (found == null) {
                throw Problem.unprocessable("unknown-channel", "/channel", "no channel " + channel + " is known")
                        .asException();
            }
            if (!found.active()) {
                throw Problem.unprocessable("inactive-channel", "/channel", "channel " + channel + " does not sell")
                        .asException();
            }
            return found;
        });
    }

    /** Refuses what that channel does not sell now, or a location nobody knows. */
    public Uni<Void> require(Transaction tx, Sku sku, String channel, Fulfilment fulfilment) {
        return sellingChannel(tx, channel)
                .chain(() -> references.sellable(tx, List.of(sku)))
                .invoke(sellable -> {
                    if (sellable.isEmpty()) {
                        throw Problem.unprocessable("unknown-sku", "/sku", "no product for sale has the SKU " + sku)
                                .asException();
                    }
                })
                .chain(() -> prices.effective(tx, channel, clock.instant(), List.of(sku)))
                .invoke(effective -> {
                    if (effective.isEmpty()) {
                        throw Problem.unprocessable("no-price", "/sku", sku + " has no price on channel " + channel)
                                .asException();
                    }
                })
                .chain(() -> location(tx, fulfilment.location()));
    }

    private Uni<Void> location(Transaction tx, Gln location) {
        if (location == null) {
            return Uni.createFrom().voidItem();
        }
        return references
                .locations(tx, List.of(location))
                .invoke(known -> {
                    if (known.isEmpty()) {
                        throw Problem.unprocessable("unknown-location", "/location", "no location " + location)
                                .asException();
                    }
                })
                .replaceWithVoid();
    }
}
