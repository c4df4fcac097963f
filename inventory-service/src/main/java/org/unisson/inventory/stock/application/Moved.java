package org.unisson.inventory.stock.application;

import org.unisson.inventory.stock.domain.StockLevel;

/**
 * A place after a command.
 *
 * @param level as it is now
 * @param unchanged how many of the place's movements had been booked before, under their reference, and moved nothing
 */
public record Moved(StockLevel level, int unchanged) {}
