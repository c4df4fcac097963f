package org.unisson.order.receipt.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.order.receipt.application.Handed;
import org.unisson.order.receipt.application.TakeReceipts;
import org.unisson.order.receipt.application.Verdict;

/** Where tills hand in their receipts. */
@Path("/receipts/batch")
public class ReceiptBatchResource {

    private final TakeReceipts takeReceipts;
    private final ReceiptReading reading;
    private final Caller caller;

    ReceiptBatchResource(TakeReceipts takeReceipts, ReceiptReading reading, Caller caller) {
        this.takeReceipts = takeReceipts;
        this.reading = reading;
        this.caller = caller;
    }

    /**
     * Takes up to 500 receipts. A receipt is known by store, till and number: sent again with the same content it is
     * unchanged, with other content it is rejected (409). Each stands alone: 200 tells which were rejected and why; only a
     * void and the sale that corrects what it voids are taken both or none. They are taken in their order. An
     * associate hands in the receipts of their own stores (403 for the others). What is not as its quote says, or not as its
     * brand wants to be sold, is taken and listed; a receipt whose quote cannot be read yet is rejected (503
     * quote-key-unknown) and handed in again. 400: not JSON; 413: over 500 receipts
     * or 4 MB. It needs no Idempotency-Key.
     */
    @POST
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE})
    @Operation(summary = "Take till receipts, each once")
    public Uni<BatchAnswer> take(@NotNull @Valid ReceiptBatch body) {
        if (body.receipts().size() > ReceiptBatch.MAX) {
            throw Problem.of(
                            413,
                            "batch-too-large",
                            "The batch is too large",
                            "A batch has at most " + ReceiptBatch.MAX + " receipts, not "
                                    + body.receipts().size() + ".")
                    .asException();
        }
        List<Verdict> unreadable = new ArrayList<>();
        List<Handed> readable = new ArrayList<>();
        int index = 0;
        for (JsonNode node : body.receipts()) {
            try {
                Handed handed = reading.read(index, node);
                caller.requireStore(handed.key().store());
                readable.add(handed);
            } catch (ProblemException refused) {
                unreadable.add(new Verdict.Rejected(index, ReceiptReading.key(node), refused.problem()));
            }
            index++;
        }
        return takeReceipts.take(readable).map(verdicts -> {
            unreadable.addAll(verdicts);
            return BatchAnswer.of(unreadable);
        });
    }
}
