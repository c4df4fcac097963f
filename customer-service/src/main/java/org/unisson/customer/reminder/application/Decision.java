package org.unisson.customer.reminder.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A decision as it stands on record.
 *
 * @param outcome SEND or SUPPRESS
 * @param reason DUE, CONSENT_MISSING, PURCHASE_FEED_STALE, PURCHASED_ELSEWHERE, CART_CLOSED, CONSIGNMENT_FEED_STALE or
 *     DELIVERY_LATE
 * @param explanation one English sentence with the facts
 * @param evidence id of the purchase, order or consignment that decided
 * @param feedAsOf until when purchases were known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decision(
        UUID decisionId,
        UUID cartId,
        long cartVersion,
        UUID customerId,
        String outcome,
        String reason,
        String explanation,
        String evidence,
        Instant feedAsOf,
        Instant dueAt,
        Instant decidedAt) {}
