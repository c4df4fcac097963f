package org.unisson.order.receipt.domain;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.order.purchase.domain.ReceiptRef;

/**
 * A receipt that takes a whole other one back, as never made. It has a number of its till like every receipt; what it
 * gives back, and on which tenders, is what the voided one took.
 *
 * @param reference the till's own key
 * @param voids the voided receipt, of any till of the same store
 * @param channel id of the channel
 * @param occurredAt by the till's clock
 * @param total the voided receipt's, negative
 * @param session of the till, or null: then the time tells
 */
public record VoidReceipt(
        ReceiptRef reference, ReceiptRef voids, String channel, Instant occurredAt, Money total, UUID session) {}
