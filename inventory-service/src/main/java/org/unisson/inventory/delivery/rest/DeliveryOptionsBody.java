package org.unisson.inventory.delivery.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Quantity;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.delivery.domain.PostalArea;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Destination;
import org.unisson.inventory.sourcing.domain.RequestedLine;

/** A basket of at most 100 lines, all of it to be delivered. @param channel on which it would be sold */
record DeliveryOptionsBody(
        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
        String channel,

        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Line> lines,
        @NotNull @Valid To destination) {

    /** Pieces of a SKU. */
    record Line(
            @NotNull Sku sku,
            @NotNull @Min(1) @Max(Quantity.MAX) Long quantity) {}

    /** Where to; nothing of it is kept. @param country ISO 3166-1 alpha-2 */
    record To(
            @NotNull @Pattern(regexp = ZoneBody.COUNTRY, message = ZoneBody.NO_COUNTRY)
            String country,

            @NotNull @Pattern(regexp = ZoneBody.POSTCODE, message = ZoneBody.NO_POSTCODE)
            String postcode) {}

    PostalArea area() {
        return new PostalArea(destination.country(), destination.postcode());
    }

    Basket basket() {
        return new Basket(
                channel,
                lines.stream()
                        .map(line -> new RequestedLine(
                                Ids.next(), line.sku(), line.quantity(), RequestedLine.Method.SHIP, Optional.empty()))
                        .toList(),
                Optional.of(new Destination(destination.country(), null, null)));
    }
}
