package org.unisson.order.ordering.domain;

import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * What goods that came back pay of an order.
 *
 * @param setOffId under which it is known what had paid for them
 * @param amount more than nothing
 */
public record Exchanged(UUID setOffId, Money amount) {}
