package org.unisson.order.receipt.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.unisson.order.receipt.domain.ClaimCode;

/**
 * The code on a receipt, as its buyer types it.
 *
 * @param customerId for whom; a shopper claims for themselves and leaves it out
 */
public record ClaimDocument(
        @NotBlank @Size(max = ClaimCode.MAX_TYPED) String code, UUID customerId) {}
