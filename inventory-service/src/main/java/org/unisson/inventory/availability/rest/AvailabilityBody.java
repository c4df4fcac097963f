package org.unisson.inventory.availability.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.availability.application.AvailabilityViews.Answered;
import org.unisson.inventory.availability.domain.Promise;
import org.unisson.inventory.freshness.Feed;
import org.unisson.inventory.stock.domain.Place;

/**
 * What a channel can promise.
 *
 * @param policyVersion of the channel's policy; zero: it has none
 * @param feeds how much of what others told is in it
 */
record AvailabilityBody(String channel, long policyVersion, List<SkuBody> skus, Instant asOf, List<Feed> feeds) {

    /**
     * A SKU.
     *
     * @param availableToPromise pieces, over its locations
     * @param locations that have or had it; empty: none ever did
     */
    record SkuBody(String sku, long availableToPromise, List<LocationBody> locations) {}

    /**
     * A SKU at a location, in pieces.
     *
     * @param share per cent of what is available that the channel may promise
     * @param buffer kept back from the channel
     * @param incoming on its way to the location: in open transfers, and announced by suppliers
     * @param incomingFrom day of the location on which the next of it is expected; absent: not known, or it is overdue
     * @param availableToPromise of on hand less reserved and safety: its share, rounded down, and no more than leaves the
     *     buffer; zero where it is excluded
     * @param excluded why the location does not count: CLOSED, CANNOT_SHIP, CANNOT_PICKUP, CANNOT_SELL, NOT_ALLOCATED
     */
    record LocationBody(
            String location,
            long onHand,
            long reserved,
            long safety,
            int share,
            long buffer,
            long incoming,
            @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate incomingFrom,
            long availableToPromise,
            List<String> excluded) {}

    static AvailabilityBody of(Answered answered) {
        return new AvailabilityBody(
                answered.policy().channel(),
                answered.policy().version(),
                answered.promises().entrySet().stream()
                        .map(promises -> sku(promises, answered.arrivals()))
                        .toList(),
                answered.asOf().asOf(),
                answered.asOf().feeds());
    }

    private static SkuBody sku(Map.Entry<Sku, List<Promise>> promises, Map<Place, LocalDate> arrivals) {
        return new SkuBody(
                promises.getKey().code(),
                promises.getValue().stream().mapToLong(Promise::pieces).sum(),
                promises.getValue().stream()
                        .map(promise ->
                                location(promise, arrivals.get(promise.level().place())))
                        .toList());
    }

    private static LocationBody location(Promise promise, LocalDate incomingFrom) {
        return new LocationBody(
                promise.level().place().location().number(),
                promise.level().onHand(),
                promise.level().reserved(),
                promise.level().safety(),
                promise.share(),
                promise.buffer(),
                promise.level().incoming(),
                incomingFrom,
                promise.pieces(),
                promise.excluded());
    }
}
