package org.unisson.catalog.page.domain;

import org.unisson.catalog.quote.domain.Shopper;

/**
 * What an offer is asked for.
 *
 * @param channel the channel that asks: its prices count, what it can promise is available, and where it is not active
 *     nothing is; or null
 * @param location the one location whose stock counts and in or for which it is bought; or null: all
 * @param shopper for whom prices count, and who sees what is reserved
 */
public record Question(String channel, String location, Shopper shopper) {

    /** Asked by nobody in particular. */
    public Question(String channel, String location) {
        this(channel, location, Shopper.ANYONE);
    }
}
