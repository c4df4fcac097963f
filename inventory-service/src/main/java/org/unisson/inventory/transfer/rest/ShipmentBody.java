package org.unisson.inventory.transfer.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Quantity;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.transfer.domain.Shipment;

/**
 * Goods that leave for another location: at most 500 SKUs, each once.
 *
 * @param reference number of the document that says so; ships once per {@code from}, for ever
 * @param shippedAt when they left; now if not said, never in the future
 * @param expectedAt when they should arrive, if known; within a year
 */
record ShipmentBody(
        @NotNull Gln from,
        @NotNull Gln to,

        @Pattern(regexp = "[\\x21-\\x7e]{1,64}", message = "must be 1 to 64 visible ASCII characters")
        String reference,

        @NotNull @NotEmpty @Size(max = 500) List<@NotNull @Valid GoodsBody> lines,
        Instant shippedAt,
        Instant expectedAt) {

    private static final Duration FARTHEST = Duration.ofDays(366);

    /** Pieces of a SKU. */
    record GoodsBody(@NotNull Sku sku, @NotNull Quantity quantity) {}

    Shipment toDomain(Instant now) {
        if (from.equals(to)) {
            throw Problem.invalid("/to", "is where the goods are already").asException();
        }
        Set<Sku> seen = new HashSet<>();
        List<Shipment.Goods> goods = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            GoodsBody line = lines.get(index);
            if (!seen.add(line.sku())) {
                throw Problem.invalid("/lines/" + index + "/sku", "is given twice")
                        .asException();
            }
            goods.add(new Shipment.Goods(line.sku(), line.quantity().pieces()));
        }
        Instant left = shippedAt == null ? null : TransferMoments.past("/shippedAt", shippedAt, now);
        return new Shipment(from, to, reference, goods, left, expected(left, now));
    }

    // Not measured against now where shippedAt is not said: handed in again next week, it is the same shipment.
    private Instant expected(Instant left, Instant now) {
        if (expectedAt == null) {
            return null;
        }
        if (left != null && expectedAt.isBefore(left)) {
            throw Problem.invalid("/expectedAt", "is before the goods leave").asException();
        }
        return TransferMoments.until("/expectedAt", expectedAt, now.plus(FARTHEST));
    }
}
