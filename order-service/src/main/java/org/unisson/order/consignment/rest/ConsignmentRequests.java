package org.unisson.order.consignment.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What clients send about consignments. */
final class ConsignmentRequests {

    private ConsignmentRequests() {}

    /** That it was picked. @param notFound pieces that are not on the shelf; left out: all are there */
    record Picked(@Size(max = 2_000) List<@NotNull @Valid Pieces> notFound) {}

    /** That it has come to the store. @param notFound pieces that did not come with it; left out: all have */
    record Arrived(@Size(max = 2_000) List<@NotNull @Valid Pieces> notFound) {}

    /** Pieces of a line. */
    record Pieces(
            @NotNull UUID lineId,
            @NotNull @Min(1) @Max(1_000_000_000) Long quantity) {}

    /** That the carrier has taken it. @param carrier with trackingNumber; left out: as its label says */
    record Shipped(
            @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}")
            String carrier,

            @Pattern(regexp = "[\\x21-\\x7e]{1,64}") String trackingNumber) {}

    /**
     * That it lies ready.
     *
     * @param slotFrom when the customer has said to come; both or none
     * @param collectBy until when it is kept; left out: as configured
     */
    record Ready(Instant slotFrom, Instant slotTo, Instant collectBy) {}

    /** That somebody collects it. @param collectedBy their name */
    record Collected(
            @NotNull @Pattern(regexp = "[0-9]{6}") String code,
            @Size(min = 1, max = 100) String collectedBy) {

        /** Without the code. */
        @Override
        public String toString() {
            return "collected";
        }
    }

    /** That a carrier has brought a parcel. */
    record Delivery(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}")
            String carrier,

            @NotNull @Pattern(regexp = "[\\x21-\\x7e]{1,64}")
            String trackingNumber) {}

    /** That it is packed, or that a new code is wanted. */
    record Nothing() {}
}
