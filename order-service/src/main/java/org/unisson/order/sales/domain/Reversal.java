package org.unisson.order.sales.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * A sale that was taken back as never made: what was booked for it is booked again with all signs turned.
 *
 * @param entryId id of what took it back
 * @param channel through which it was taken back
 * @param occurredAt by the channel's clock
 */
public record Reversal(UUID entryId, UUID purchaseId, String channel, Instant occurredAt) {}
