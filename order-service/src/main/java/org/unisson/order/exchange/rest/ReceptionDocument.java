package org.unisson.order.exchange.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.unisson.chassis.values.Gln;

/**
 * Announced goods that are there and were looked at.
 *
 * @param location GLN where they came in
 * @param lines 1 to 500; together the pieces that were announced, each in its condition
 * @param allowedBecause why they are taken after returnBy, in an agent's words; no personal data
 */
public record ReceptionDocument(
        @NotNull Gln location,
        @NotEmpty @Size(max = 500) List<ExchangeDocument.@NotNull @Valid Line> lines,

        @Pattern(regexp = "[^\\p{Cntrl}]{1,200}", message = "must be 1 to 200 characters on one line")
        String allowedBecause) {}
