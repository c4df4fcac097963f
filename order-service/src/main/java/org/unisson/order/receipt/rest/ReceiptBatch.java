package org.unisson.order.receipt.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Receipts of any stores and tills, at most 500. Each is read by itself, so that one of the wrong form is named and the
 * others are taken.
 */
public record ReceiptBatch(
        @NotNull @Schema(implementation = ReceiptDocument[].class)
        List<JsonNode> receipts) {

    /** Receipts that a batch can have. */
    static final int MAX = 500;
}
