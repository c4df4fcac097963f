package org.unisson.customer.care.domain;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * Something that we do for a customer, from advice to repair. Each change is a new version with one entry.
 *
 * @param customerId of whom it was told: that stays, whoever that customer turns out to be
 * @param subject in a few words, for the customer too
 * @param openedBy subject of who opened it; null: the customer
 * @param dueAt until when we act; null where we do not have to
 */
public record Case(
        UUID caseId,
        long version,
        UUID customerId,
        String subject,
        String openedBy,
        Instant openedAt,
        Matter matter,
        Status status,
        Repair repair,
        Instant dueAt,
        Instant changedAt) {

    /** Most versions that notes and contacts may bring it to: what goes on longer is another case. */
    public static final int MOST_ENTRIES = 1_000;

    /** A new case, on us. */
    public static Case open(
            UUID caseId,
            UUID customerId,
            String subject,
            String openedBy,
            Matter matter,
            Instant now,
            ServiceLevels levels) {
        return new Case(
                caseId,
                1,
                customerId,
                subject,
                openedBy,
                now,
                matter,
                Status.OPEN,
                Repair.NONE,
                levels.due(matter.kind(), now),
                now);
    }

    /**
     * Brought to another status by hand.
     *
     * @throws NotNowException where it cannot come there from where it is, or the status follows from a repair
     */
    public Case turned(Status next, Instant now, ServiceLevels levels) {
        if (repair.hasGoods()) {
            throw new NotNowException(
                    "goods-with-us", "We have the customer's goods: the status follows the steps of the repair.");
        }
        if (next == Status.IN_REPAIR) {
            throw new NotNowException("nothing-received", "A case is in repair once goods are received.");
        }
        return to(next, repair, now, levels);
    }

    /**
     * A step of the repair further. Who is handed back goods has a case that is solved.
     *
     * @param amount quoted, or of the quote that is answered; null with every other step
     * @param receiptCode to be used where goods are received
     * @throws NotNowException where it is no repair, or the step does not follow, or answers another quote
     */
    public Case repaired(RepairStep step, Money amount, String receiptCode, Instant now, ServiceLevels levels) {
        if (matter.kind() != CaseKind.REPAIR) {
            throw new NotNowException("no-repair", "The case is about " + matter.kind() + ", not REPAIR.");
        }
        return to(step.status(), repair.after(step, amount, receiptCode), now, levels);
    }

    /**
     * With what staff decide of it now. Another kind has another service level, which counts from now.
     *
     * @throws NotNowException where it is closed, or goods are here for a repair that it would no longer be
     */
    public Case amended(Matter decided, Instant now, ServiceLevels levels) {
        if (status == Status.CLOSED) {
            throw new NotNowException("case-closed", "The case is closed for good.");
        }
        boolean another = decided.kind() != matter.kind();
        if (another && repair.hasGoods()) {
            throw new NotNowException("goods-with-us", "We have the customer's goods: it is a REPAIR until then.");
        }
        Instant due = another && status.isOnUs() ? levels.due(decided.kind(), now) : dueAt;
        return next(decided, status, repair, due, now);
    }

    /** With a note. @throws NotNowException where it has had as many entries as a case can have */
    public Case noted(Instant now) {
        requireRoom();
        return next(matter, status, repair, dueAt, now);
    }

    /**
     * With a contact. What the customer says is an answer, where it waited for one; a case that is over stays over.
     *
     * @throws NotNowException where it has had as many entries as a case can have
     */
    public Case contacted(Direction direction, Instant now, ServiceLevels levels) {
        requireRoom();
        boolean answered =
                direction == Direction.INBOUND && status == Status.WAITING_FOR_CUSTOMER && !repair.hasGoods();
        return answered ? to(Status.OPEN, repair, now, levels) : next(matter, status, repair, dueAt, now);
    }

    /** Whether the customer has waited for us for too long. */
    public boolean isOverdue(Instant now) {
        return dueAt != null && now.isAfter(dueAt);
    }

    private Case to(Status next, Repair repaired, Instant now, ServiceLevels levels) {
        if (next != status && !status.next().contains(next)) {
            throw new NotNowException(
                    "status-does-not-follow",
                    "A case that is " + status + " does not become " + next + "; it may become " + status.next() + ".");
        }
        if (next == status && repaired.equals(repair)) {
            throw new NotNowException("status-does-not-follow", "The case is " + status + " already.");
        }
        // Time that was on the customer does not count: what comes back to us begins anew.
        Instant due = !next.isOnUs() ? null : status.isOnUs() ? dueAt : levels.due(matter.kind(), now);
        return next(matter, next, repaired, due, now);
    }

    private void requireRoom() {
        if (version >= MOST_ENTRIES) {
            throw new NotNowException("case-full", "A case has at most " + MOST_ENTRIES + " entries: open another.");
        }
    }

    private Case next(Matter decided, Status standing, Repair repaired, Instant due, Instant now) {
        return new Case(
                caseId, version + 1, customerId, subject, openedBy, openedAt, decided, standing, repaired, due, now);
    }
}
