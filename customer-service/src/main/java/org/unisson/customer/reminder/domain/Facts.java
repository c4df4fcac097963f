package org.unisson.customer.reminder.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * Everything a decision rests on, as known when it is taken.
 *
 * @param marketingConsent whether the customer allows to be contacted with offers
 * @param purchase of one of the cart's products since the cart was last touched
 * @param closedBy the order the cart became
 * @param abandonedAgain whether the cart was changed and rested once more
 * @param late what the customer still waits for though it was promised for an earlier moment
 */
public record Facts(
        AbandonedCart cart,
        boolean marketingConsent,
        Feeds feeds,
        Optional<EarlierPurchase> purchase,
        Optional<UUID> closedBy,
        boolean abandonedAgain,
        Optional<LateDelivery> late) {}
