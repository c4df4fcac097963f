package org.unisson.inventory.sourcing.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Quantity;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Destination;
import org.unisson.inventory.sourcing.domain.RequestedLine;

/**
 * A basket of at most 100 lines.
 *
 * @param channel on which it would be sold
 * @param destination of what is shipped; absent: not known
 */
record PlanBody(
        @NotNull @Pattern(regexp = PolicyBody.CHANNEL) String channel,
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Line> lines,
        @Valid To destination) {

    /** Pieces of a SKU. @param location where they are carried out or collected, for which it is required */
    record Line(
            @NotNull Sku sku,
            @NotNull @Min(1) @Max(Quantity.MAX) Long quantity,
            @NotNull RequestedLine.Method method,
            Gln location) {}

    /**
     * Roughly where parcels go.
     *
     * @param country ISO 3166-1 alpha-2
     * @param latitude WGS 84 degrees, rounded to one decimal; both or none
     * @param longitude WGS 84 degrees, rounded to one decimal
     */
    record To(
            @NotNull @Pattern(regexp = "[A-Z]{2}", message = "is an ISO 3166-1 alpha-2 code")
            String country,

            @DecimalMin("-90") @DecimalMax("90") Double latitude,
            @DecimalMin("-180") @DecimalMax("180") Double longitude) {

        Destination toDomain() {
            if ((latitude == null) != (longitude == null)) {
                throw Problem.invalid("/destination", "has one coordinate without the other")
                        .asException();
            }
            return new Destination(country, latitude, longitude);
        }
    }

    Basket toDomain() {
        List<RequestedLine> wanted = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            Line line = lines.get(index);
            if (line.location() == null && line.method() != RequestedLine.Method.SHIP) {
                throw Problem.invalid("/lines/" + index + "/location", "is required for " + line.method())
                        .asException();
            }
            wanted.add(new RequestedLine(
                    Ids.next(), line.sku(), line.quantity(), line.method(), Optional.ofNullable(line.location())));
        }
        return new Basket(channel, wanted, Optional.ofNullable(destination).map(To::toDomain));
    }
}
