package org.unisson.order.receipt.application;

import java.util.UUID;
import org.unisson.chassis.rest.Problem;

/** What became of one receipt of a batch. */
public sealed interface Verdict {

    /** Place of the receipt in the batch, from 0. */
    int index();

    /** Taken now, as this purchase. */
    record Accepted(int index, UUID purchaseId) implements Verdict {}

    /** Taken before, with the same content, as this purchase. */
    record Unchanged(int index, UUID purchaseId) implements Verdict {}

    /** Not taken; nothing of it was written. */
    record Rejected(int index, String key, Problem problem) implements Verdict {}
}
