package org.unisson.order.quote.domain;

import java.util.UUID;
import org.unisson.chassis.values.Money;

/** What an operation takes off a line. @param amount of the whole line, more than nothing */
public record LineReduction(UUID operationId, Money amount) {}
