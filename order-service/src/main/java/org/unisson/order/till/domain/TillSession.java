package org.unisson.order.till.domain;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;

/**
 * A day of a till, or a shift, from the float to the count.
 *
 * @param cashier who answers for the drawer, as the store calls them
 * @param openedAt by the till's clock
 * @param openingFloat cash in the drawer at the opening
 */
public record TillSession(
        UUID sessionId, Gln store, String till, String cashier, Instant openedAt, Money openingFloat) {}
