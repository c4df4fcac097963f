package org.unisson.inventory.transfer.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.inventory.transfer.domain.Status;
import org.unisson.inventory.transfer.domain.Transfer;
import org.unisson.inventory.transfer.domain.TransferLine;

/**
 * A transfer.
 *
 * @param closedAt when it was received in full, or cancelled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransferBody(
        UUID transferId,
        long version,
        String from,
        String to,
        String reference,
        Status status,
        Instant shippedAt,
        Instant expectedAt,
        Instant closedAt,
        List<LineBody> lines) {

    /**
     * A SKU of it, in pieces: shipped = received + damaged + inTransit + missing − surplus, unless it was cancelled.
     *
     * @param received arrived fit for sale
     * @param damaged arrived, not fit for sale
     * @param missing not arrived when the transfer was closed
     * @param surplus arrived beyond what was shipped
     */
    record LineBody(
            String sku, long shipped, long received, long damaged, long inTransit, long missing, long surplus) {}

    static TransferBody of(Transfer transfer) {
        return new TransferBody(
                transfer.id(),
                transfer.version(),
                transfer.from().number(),
                transfer.to().number(),
                transfer.reference(),
                Status.of(transfer.state()),
                transfer.shippedAt(),
                transfer.expectedAt(),
                transfer.closedAt(),
                transfer.lines().stream().map(line -> line(transfer, line)).toList());
    }

    private static LineBody line(Transfer transfer, TransferLine line) {
        return new LineBody(
                line.sku().code(),
                line.shipped(),
                line.received(),
                line.damaged(),
                transfer.inTransit(line),
                transfer.missing(line),
                line.surplus());
    }
}
