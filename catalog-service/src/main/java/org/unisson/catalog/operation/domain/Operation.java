package org.unisson.catalog.operation.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * A commercial operation at a version.
 *
 * @param status as last told; what is in effect follows from the period of a published operation alone
 */
public record Operation(
        UUID operationId, long version, OperationStatus status, OperationContent content, Instant changedAt) {

    /** A new draft. */
    public static Operation draft(UUID operationId, OperationContent content, Instant now) {
        return new Operation(operationId, 1, OperationStatus.DRAFT, content, now);
    }

    public boolean isPublished() {
        return status != OperationStatus.DRAFT;
    }

    /** With another content; a published one is in effect with it at once. */
    public Operation changed(OperationContent other, Instant now) {
        return new Operation(operationId, version + 1, isPublished() ? statusOf(other, now) : status, other, now);
    }

    /** Published: it begins at its instant, or at once where that has passed. */
    public Operation published(Instant now) {
        return new Operation(operationId, version + 1, statusOf(content, now), content, now);
    }

    /** Ended now, before its time; one that has not begun is a draft again. */
    public Operation stopped(Instant now) {
        if (!now.isAfter(content.beginsAt())) {
            return new Operation(operationId, version + 1, OperationStatus.DRAFT, content, now);
        }
        OperationContent ended = content.endsAt().isBefore(now) ? content : content.endingAt(now);
        return new Operation(operationId, version + 1, OperationStatus.ENDED, ended, now);
    }

    /** Moved on by the clock; the same where its status is right. */
    public Operation movedOn(Instant now) {
        OperationStatus right = statusOf(content, now);
        return !isPublished() || right == status || status == OperationStatus.ENDED
                ? this
                : new Operation(operationId, version + 1, right, content, now);
    }

    /** Whether it is in effect: published, and within its period. */
    public boolean holdsAt(Instant instant) {
        return isPublished() && content.holdsAt(instant);
    }

    private static OperationStatus statusOf(OperationContent content, Instant now) {
        if (now.isBefore(content.beginsAt())) {
            return OperationStatus.SCHEDULED;
        }
        return now.isBefore(content.endsAt()) ? OperationStatus.LIVE : OperationStatus.ENDED;
    }
}
