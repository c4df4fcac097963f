package org.unisson.inventory.stock.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Quantity;
import org.unisson.inventory.stock.domain.Disposition;
import org.unisson.inventory.stock.domain.Place;

/**
 * Pieces that change their state.
 *
 * @param from the state they are in
 * @param to what they become; WRITE_OFF: they leave the book
 * @param reference number of the document that says so, booked once per location, SKU and outcome, for ever
 */
record DispositionBody(
        @NotNull Disposition.From from,
        @NotNull Disposition.To to,
        @NotNull Quantity quantity,

        @Pattern(regexp = "[\\x21-\\x7e]{1,64}", message = "must be 1 to 64 visible ASCII characters")
        String reference) {

    Disposition toDomain(Place place) {
        if (from.name().equals(to.name())) {
            throw Problem.invalid("/to", "is the state they are in").asException();
        }
        return new Disposition(place, from, to, quantity.pieces(), reference);
    }
}
