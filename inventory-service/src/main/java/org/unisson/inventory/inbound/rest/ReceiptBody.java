package org.unisson.inventory.inbound.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unisson.chassis.rest.Moments;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Quantity;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.inbound.domain.Receipt;

/**
 * What has come of an inbound shipment: at most 500 SKUs, each once; none at all only to close it.
 *
 * @param reference number of the document that says so; receives the shipment once, for ever
 * @param receivedAt when; now if not said, never in the future
 * @param complete nothing more is to come: what has not come is missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReceiptBody(
        @NotNull @Pattern(regexp = AnnouncementBody.VISIBLE, message = AnnouncementBody.WHAT_IT_IS)
        String reference,

        @NotNull @Size(max = 500) List<@NotNull @Valid ArrivedBody> lines,
        Instant receivedAt,
        @NotNull Boolean complete) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

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

    Receipt toDomain(Instant now) {
        if (lines.isEmpty() && !complete) {
            throw Problem.invalid("/lines", "is empty, and the receipt does not complete the shipment")
                    .asException();
        }
        Set<Sku> seen = new HashSet<>();
        List<Receipt.Line> arrived = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            ArrivedBody line = lines.get(index);
            if (!seen.add(line.sku())) {
                throw Problem.invalid("/lines/" + index + "/sku", "is given twice")
                        .asException();
            }
            arrived.add(new Receipt.Line(line.sku(), line.received(), line.damaged() == null ? 0 : line.damaged()));
        }
        return new Receipt(reference, arrived, moment(now), complete);
    }

    static ReceiptBody of(Receipt receipt) {
        return new ReceiptBody(
                receipt.reference(),
                receipt.lines().stream()
                        .map(line -> new ArrivedBody(line.sku(), line.received(), line.damaged()))
                        .toList(),
                receipt.receivedAt(),
                receipt.complete());
    }

    private Instant moment(Instant now) {
        if (receivedAt == null) {
            return null;
        }
        Moments.requirePast("/receivedAt", receivedAt, now);
        if (receivedAt.isBefore(EARLIEST)) {
            throw Problem.invalid("/receivedAt", "is too far away").asException();
        }
        // In whole microseconds, as it is kept: said again, it is the same.
        return receivedAt.truncatedTo(ChronoUnit.MICROS);
    }
}
