package org.unisson.order.quote.domain;

import java.util.UUID;
import org.unisson.chassis.values.Sku;

/** What an operation gives with a purchase. @param quantity pieces */
public record Gift(UUID operationId, Sku sku, long quantity) {}
