package org.unisson.order.receipt.domain;

import org.unisson.chassis.values.Money;

/** A means of payment as the till took it. */
public record ReceiptTender(String kind, Money amount, String reference) {}
