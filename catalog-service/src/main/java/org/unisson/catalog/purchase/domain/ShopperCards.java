package org.unisson.catalog.purchase.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The loyalty cards of a customer, by version.
 *
 * @param goneAt since when nothing is known of the customer any more; null: they are there
 */
public record ShopperCards(UUID customerId, long version, List<String> cards, Instant goneAt) {

    public ShopperCards {
        cards = List.copyOf(cards);
    }

    /** Of a customer who is there. */
    public ShopperCards(UUID customerId, long version, List<String> cards) {
        this(customerId, version, cards, null);
    }

    /** Of one who has gone. */
    public static ShopperCards gone(UUID customerId, long version, Instant at) {
        return new ShopperCards(customerId, version, List.of(), at);
    }

    public boolean isGone() {
        return goneAt != null;
    }
}
