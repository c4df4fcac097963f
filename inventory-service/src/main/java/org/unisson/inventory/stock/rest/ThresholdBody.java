package org.unisson.inventory.stock.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import org.unisson.chassis.values.Quantity;

/** From how many available pieces on a place is low; null or absent: never. */
record ThresholdBody(@PositiveOrZero @Max(Quantity.MAX) Long threshold) {}
