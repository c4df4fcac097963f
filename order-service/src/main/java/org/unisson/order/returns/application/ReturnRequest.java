package org.unisson.order.returns.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.order.returns.domain.Returned;

/**
 * Goods that come back.
 *
 * @param channel that takes them
 * @param location where they come in: any, whatever channel sold them
 * @param occurredAt by the channel's clock, or null for now
 * @param reference what another system calls the return, or null
 * @param allowedBecause why it is taken whatever the policy's days, or null
 * @param till of the location over whose counter they come, or null
 */
public record ReturnRequest(
        UUID purchaseId,
        String channel,
        Gln location,
        List<Returned> goods,
        Instant occurredAt,
        String reference,
        String allowedBecause,
        String till) {

    public ReturnRequest {
        goods = List.copyOf(goods);
    }
}
