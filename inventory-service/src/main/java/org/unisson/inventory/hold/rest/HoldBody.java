package org.unisson.inventory.hold.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Quantity;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.availability.rest.ChannelIds;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.RequestedLine;

/**
 * What a cart wants set aside.
 *
 * @param channel on which it is
 * @param customerId whose cart it is, said by who acts for a customer; absent: the caller's own, or nobody's yet
 */
record HoldBody(
        @NotNull @Pattern(regexp = ChannelIds.FORM) String channel,
        UUID customerId,
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Line> lines) {

    /** Pieces of a SKU. @param location where they are carried out or collected, for which it is required */
    record Line(
            @NotNull Sku sku,
            @NotNull @Min(1) @Max(Quantity.MAX) Long quantity,
            @NotNull RequestedLine.Method method,
            Gln location) {}

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
        return new Basket(channel, wanted, Optional.empty());
    }
}
