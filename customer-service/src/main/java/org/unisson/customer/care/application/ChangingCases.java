package org.unisson.customer.care.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.values.Money;
import org.unisson.customer.care.domain.Case;
import org.unisson.customer.care.domain.CaseEntry;
import org.unisson.customer.care.domain.Matter;
import org.unisson.customer.care.domain.RepairStep;
import org.unisson.customer.care.domain.ServiceLevels;
import org.unisson.customer.care.domain.Status;
import org.unisson.customer.registry.application.CustomerAccess;

/**
 * Works on cases: one after the other, since each holds the case first. All answer 404 for an unknown case, 403 to whom
 * it is not to be shown, and 409 where the case does not allow it.
 */
@ApplicationScoped
public class ChangingCases {

    private final SavingCases saving;
    private final CustomerAccess access;
    private final Caller caller;
    private final ServiceLevels levels;

    ChangingCases(SavingCases saving, CustomerAccess access, Caller caller, CareConfig config) {
        this.saving = saving;
        this.access = access;
        this.caller = caller;
        this.levels = config.serviceLevels();
    }

    /** What somebody has to say to it. @param text or null @param shown whether the customer may read it */
    public record Remark(String text, boolean shown) {}

    /**
     * A step of a repair.
     *
     * @param amount quoted, or of the quote that is answered; null with every other step
     */
    public record Step(RepairStep step, Money amount) {}

    /** Adds a note. */
    public Uni<Case> note(Transaction tx, UUID caseId, Consumer<Case> guard, Remark remark) {
        return change(
                tx,
                caseId,
                guard,
                (found, now) -> found.noted(now),
                (before, after) -> entry(CaseEntry.Kind.NOTE, before, after, remark, null));
    }

    /** Brings it to another status. Customers only say that what was thought to be solved is not. */
    public Uni<Case> turn(Transaction tx, UUID caseId, Consumer<Case> guard, Status next, Remark remark) {
        if (access.isOnlyShopper() && next != Status.REOPENED) {
            throw Problem.forbidden("A customer can reopen a case.").asException();
        }
        return change(
                tx,
                caseId,
                guard,
                (found, now) -> found.turned(next, now, levels),
                (before, after) -> entry(CaseEntry.Kind.STATUS, before, after, remark, null));
    }

    /** Changes what staff decide of it. */
    public Uni<Case> amend(Transaction tx, UUID caseId, Consumer<Case> guard, UnaryOperator<Matter> decided) {
        return change(
                tx,
                caseId,
                guard,
                (found, now) -> found.amended(decided.apply(found.matter()), now, levels),
                (before, after) -> entry(
                        CaseEntry.Kind.AMENDED,
                        before,
                        after,
                        new Remark(Amendments.between(before.matter(), after.matter()), false),
                        null));
    }

    /** Goes a step of the repair further. Customers only answer quotes. */
    public Uni<Case> repair(Transaction tx, UUID caseId, Consumer<Case> guard, Step step, Remark remark) {
        if (access.isOnlyShopper() && !step.step().isAnswer()) {
            throw Problem.forbidden("A customer accepts or refuses a quote.").asException();
        }
        return change(
                tx,
                caseId,
                guard,
                (found, now) -> found.repaired(step.step(), step.amount(), ReceiptCodes.next(), now, levels),
                (before, after) -> entry(CaseEntry.Kind.REPAIR, before, after, remark, step));
    }

    private Uni<Case> change(
            Transaction tx,
            UUID caseId,
            Consumer<Case> guard,
            BiFunction<Case, Instant, Case> verb,
            BiFunction<Case, Case, CaseEntry> entry) {
        return saving.lock(tx, caseId, guard).chain(before -> saving.change(tx, before, verb, entry));
    }

    private CaseEntry entry(CaseEntry.Kind kind, Case before, Case after, Remark remark, Step step) {
        boolean customer = access.isOnlyShopper();
        return new CaseEntry(
                after.caseId(),
                after.version(),
                kind,
                after.changedAt(),
                customer ? null : caller.subject(),
                customer || remark.shown(),
                remark.text(),
                after.status() == before.status() ? null : after.status(),
                step == null ? null : step.step(),
                step == null ? null : step.amount(),
                null);
    }
}
