package org.unisson.order.sales.domain;

import org.unisson.chassis.values.Gln;

/**
 * Whose a sale is, for ever: also what is handed over or comes back later counts here.
 *
 * @param channel that took the order
 * @param attachedStore the customer's store at the moment of the sale (R13); null: none
 */
public record Attribution(String channel, Gln attachedStore) {}
