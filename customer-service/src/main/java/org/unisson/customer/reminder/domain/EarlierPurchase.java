package org.unisson.customer.reminder.domain;

import java.time.Instant;

/** A purchase of one of the cart's products since the cart was last touched. */
public record EarlierPurchase(String purchaseId, String channel, Instant purchasedAt) {}
