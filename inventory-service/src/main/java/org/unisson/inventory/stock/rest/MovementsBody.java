package org.unisson.inventory.stock.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unisson.chassis.rest.Moments;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Quantity;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.MovementReason;
import org.unisson.inventory.stock.domain.Place;

/** Movements to enter together, at most 1,000. */
record MovementsBody(@NotNull @NotEmpty @Size(max = 1_000) List<@NotNull @Valid MovementBody> movements) {

    /** What a person or a system may command; a sale or a return comes from the order service as an event. */
    enum Reason {
        RECEIPT,
        ADJUSTMENT,
        SHRINKAGE,
        WRITE_OFF
    }

    /**
     * One movement.
     *
     * @param quantity pieces that came (positive) or went (negative)
     * @param occurredAt when; now if not said, never in the future
     * @param reference number of the document that says so, booked once per location, SKU and reason, for ever
     */
    record MovementBody(
            @NotNull Sku sku,
            @NotNull Gln location,
            @NotNull @Min(-Quantity.MAX) @Max(Quantity.MAX) Long quantity,
            @NotNull Reason reason,
            Instant occurredAt,
            // Left out where there is none: requests from before it existed keep their fingerprint.
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Pattern(regexp = "[\\x21-\\x7e]{1,64}", message = "must be 1 to 64 visible ASCII characters")
            String reference) {

        private List<Object> booking() {
            return List.of(reference, location, sku, reason);
        }
    }

    List<Movement> toDomain(String source, Instant now) {
        List<Movement> commanded = new ArrayList<>(movements.size());
        Set<List<Object>> bookings = new HashSet<>();
        for (int index = 0; index < movements.size(); index++) {
            MovementBody body = movements.get(index);
            MovementReason reason = MovementReason.valueOf(body.reason().name());
            if (!reason.allows(body.quantity())) {
                throw Problem.invalid("/movements/" + index + "/quantity", "does not go with " + reason)
                        .asException();
            }
            if (body.occurredAt() != null) {
                Moments.requirePast("/movements/" + index + "/occurredAt", body.occurredAt(), now);
            }
            if (body.reference() != null && !bookings.add(body.booking())) {
                throw Problem.invalid("/movements/" + index + "/reference", "is given twice for the same SKU")
                        .asException();
            }
            commanded.add(new Movement(
                    Ids.next(),
                    new Place(body.location(), body.sku()),
                    body.quantity(),
                    reason,
                    source + "/" + index,
                    body.occurredAt() == null ? now : body.occurredAt(),
                    body.reference()));
        }
        return commanded;
    }
}
