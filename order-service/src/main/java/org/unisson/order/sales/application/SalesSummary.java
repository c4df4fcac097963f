package org.unisson.order.sales.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What was sold and what came back, since the beginning. A sale counts where and through what it was sold, a return
 * where and through what the goods came in; every cent stands once in each list, so that per currency each sums to the
 * total.
 *
 * @param total per currency
 * @param stores per location and currency; without a location: sold on remote channels
 * @param channels per channel and currency
 */
public record SalesSummary(List<Figures> total, List<Figures> stores, List<Figures> channels) {

    /**
     * One line of the summary.
     *
     * @param location GLN, in the list of stores
     * @param channel id, in the list of channels
     * @param currency ISO 4217; the amounts are in its minor unit
     * @param sold minor units paid
     * @param returned minor units given back
     * @param unitsSold pieces sold
     * @param unitsReturned pieces that came back
     * @param purchases number of sales
     * @param returns number of returns
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Figures(
            String location,
            String channel,
            String currency,
            long sold,
            long returned,
            long unitsSold,
            long unitsReturned,
            long purchases,
            long returns) {}
}
