package org.unisson.customer.care.domain;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * What a version of a case brought.
 *
 * @param by subject of who did it; null: the customer
 * @param shown whether the customer may read the text
 * @param status where the case came by it; null: it stayed where it was
 * @param step of the repair, or null
 * @param amount quoted, or answered to, or null
 * @param contact that it is, or null
 */
public record CaseEntry(
        UUID caseId,
        long version,
        Kind kind,
        Instant occurredAt,
        String by,
        boolean shown,
        String text,
        Status status,
        RepairStep step,
        Money amount,
        Interaction contact) {

    /** What an entry tells. */
    public enum Kind {
        OPENED,
        NOTE,
        INTERACTION,
        STATUS,
        /** What staff decide of it: never for the customer. */
        AMENDED,
        REPAIR
    }
}
