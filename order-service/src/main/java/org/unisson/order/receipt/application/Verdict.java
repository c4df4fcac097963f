package org.unisson.order.receipt.application;

import java.util.UUID;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.receipt.domain.ClaimCode;

/** What became of one receipt of a batch. */
public sealed interface Verdict {

    /** Place of the receipt in the batch, from 0. */
    int index();

    /** Taken now, as this purchase. @param code by which its buyer can claim it, or null */
    record Accepted(int index, UUID purchaseId, ClaimCode code) implements Verdict {}

    /** Taken before, with the same content, as this purchase. @param code as it was told then, or null */
    record Unchanged(int index, UUID purchaseId, ClaimCode code) implements Verdict {}

    /** Not taken; nothing of it was written. */
    record Rejected(int index, String key, Problem problem) implements Verdict {}
}
