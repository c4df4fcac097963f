package org.unisson.inventory.transfer.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Quantity;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.transfer.domain.Delivery;

/**
 * What has arrived of a transfer: at most 500 SKUs, each once; none at all only to close it.
 *
 * @param receivedAt when; now if not said, never in the future
 * @param complete nothing more is to come: what has not arrived is missing
 */
record ReceiptBody(
        @NotNull @Size(max = 500) List<@NotNull @Valid ArrivedBody> lines,
        Instant receivedAt,
        @NotNull Boolean complete) {

    /**
     * Pieces of a SKU.
     *
     * @param received fit for sale
     * @param damaged not fit for sale, beside those; none if not said
     */
    record ArrivedBody(
            @NotNull Sku sku,
            @NotNull @PositiveOrZero @Max(Quantity.MAX) Long received,

            @PositiveOrZero @Max(Quantity.MAX) Long damaged) {}

    Delivery toDomain(Instant now) {
        if (lines.isEmpty() && !complete) {
            throw Problem.invalid("/lines", "is empty, and the receipt does not complete the transfer")
                    .asException();
        }
        Set<Sku> seen = new HashSet<>();
        List<Delivery.Line> arrived = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            ArrivedBody line = lines.get(index);
            if (!seen.add(line.sku())) {
                throw Problem.invalid("/lines/" + index + "/sku", "is given twice")
                        .asException();
            }
            arrived.add(new Delivery.Line(line.sku(), line.received(), line.damaged() == null ? 0 : line.damaged()));
        }
        Instant at = receivedAt == null ? now : TransferMoments.past("/receivedAt", receivedAt, now);
        return new Delivery(Ids.next(), arrived, at.isAfter(now) ? now : at, complete);
    }
}
