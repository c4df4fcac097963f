package org.unisson.catalog.recommendation.domain;

import java.util.List;
import java.util.UUID;

/**
 * The loyalty cards of a customer, by version.
 *
 * @param isGone whether nothing is known of the customer any more
 */
public record ShopperCards(UUID customerId, long version, List<String> cards, boolean isGone) {

    public ShopperCards {
        cards = List.copyOf(cards);
    }

    /** Of a customer who is there. */
    public ShopperCards(UUID customerId, long version, List<String> cards) {
        this(customerId, version, cards, false);
    }

    /** Of one who has gone. */
    public static ShopperCards gone(UUID customerId, long version) {
        return new ShopperCards(customerId, version, List.of(), true);
    }
}
