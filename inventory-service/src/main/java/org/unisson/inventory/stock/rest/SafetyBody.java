package org.unisson.inventory.stock.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.unisson.chassis.values.Quantity;

/** Pieces to keep back from sale. */
record SafetyBody(
        @NotNull @PositiveOrZero @Max(Quantity.MAX) Long safety) {}
