package org.unisson.inventory.inbound.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.inbound.domain.Announcement;

/**
 * Goods that a supplier announces to a location: at most 500 SKUs, each once.
 *
 * @param supplier number by which the retailer knows the supplier, its GLN for example
 * @param reference number of the supplier's document; announces once per location and supplier, for ever
 * @param expectedOn day of the location, ISO 8601, if known; from 2000 on, within a year
 */
record AnnouncementBody(
        @NotNull Gln location,

        @NotNull @Pattern(regexp = VISIBLE, message = WHAT_IT_IS)
        String supplier,

        @NotNull @Pattern(regexp = VISIBLE, message = WHAT_IT_IS)
        String reference,

        LocalDate expectedOn,
        @NotNull @NotEmpty @Size(max = 500) List<ForecastBody.@NotNull @Valid GoodsBody> lines) {

    static final String VISIBLE = "[\\x21-\\x7e]{1,64}";
    static final String WHAT_IT_IS = "must be 1 to 64 visible ASCII characters";

    Announcement toDomain(Instant now) {
        return new Announcement(location, supplier, reference, new ForecastBody(expectedOn, lines).toDomain(now));
    }
}
