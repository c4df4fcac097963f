package org.unisson.customer.care.persistence;

import static org.unisson.customer.care.persistence.CaseRows.currency;
import static org.unisson.customer.care.persistence.CaseRows.minor;
import static org.unisson.customer.care.persistence.CaseRows.name;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.care.application.Cases;
import org.unisson.customer.care.domain.Case;
import org.unisson.customer.care.domain.CaseEntry;

/** Cases in PostgreSQL. */
@ApplicationScoped
class SqlCases implements Cases {

    private static final String FIND = "select * from care_case where case_id = $1";

    private static final String LOCK = FIND + " for update";

    private static final String LOCK_PERSON =
            "select pg_advisory_xact_lock(hashtextextended('cases of ' || person_of($1), 0))";

    private static final String COUNT_OPEN = """
            select count(*) from members_of($1) m join care_case c using (customer_id)
            where c.status not in ('SOLVED', 'CLOSED')""";

    private static final String ARE_ONE = "select person_of($1) = person_of($2)";

    private static final String ADD = """
            insert into care_case (version, kind, priority, assignee, about, status, repair_step, minor, currency,
                receipt_code, due_at, changed_at, case_id, customer_id, subject, opened_by, opened_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)""";

    private static final String SAVE = """
            update care_case set version = $1, kind = $2, priority = $3, assignee = $4, about = $5, status = $6,
                repair_step = $7, minor = $8, currency = $9, receipt_code = $10, due_at = $11, changed_at = $12
            where case_id = $13""";

    private static final String ENTER = """
            insert into care_case_entry (case_id, version, kind, occurred_at, done_by, shown, body, status,
                repair_step, minor, currency, interaction_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";

    // Locked: a change that committed between this read and its publication would be overtaken by its own past.
    private static final String PAGE = "select * from care_case where case_id > $1 order by case_id limit $2 for share";

    @Override
    public Uni<Optional<Case>> find(Transaction tx, UUID caseId) {
        return tx.sql(FIND, caseId).map(rows -> CaseRows.all(rows).stream().findFirst());
    }

    @Override
    public Uni<Optional<Case>> lock(Transaction tx, UUID caseId) {
        return tx.sql(LOCK, caseId).map(rows -> CaseRows.all(rows).stream().findFirst());
    }

    @Override
    public Uni<Long> lockAndCountOpen(Transaction tx, UUID customerId) {
        return tx.sql(LOCK_PERSON, customerId)
                .chain(() -> tx.sql(COUNT_OPEN, customerId))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Uni<Boolean> areOne(Transaction tx, UUID one, UUID other) {
        return tx.sql(ARE_ONE, one, other).map(rows -> rows.iterator().next().getBoolean(0));
    }

    @Override
    public Uni<Void> add(Transaction tx, Case opened, CaseEntry entry) {
        Object[] state = state(opened);
        Object[] all = Arrays.copyOf(state, state.length + 4);
        all[state.length] = opened.customerId();
        all[state.length + 1] = opened.subject();
        all[state.length + 2] = opened.openedBy();
        all[state.length + 3] = Times.toDatabase(opened.openedAt());
        return tx.sql(ADD, all).chain(() -> enter(tx, entry));
    }

    @Override
    public Uni<Void> save(Transaction tx, Case changed, CaseEntry entry) {
        return tx.sql(SAVE, state(changed)).chain(() -> enter(tx, entry));
    }

    @Override
    public Uni<List<Case>> pageForRepublishing(Transaction tx, UUID after, int limit) {
        return tx.sql(PAGE, after, limit).map(CaseRows::all);
    }

    private static Object[] state(Case of) {
        return new Object[] {
            of.version(),
            of.matter().kind().name(),
            of.matter().priority().name(),
            of.matter().assignee(),
            CaseRows.about(of.matter().about()),
            of.status().name(),
            name(of.repair().step()),
            minor(of.repair().quote()),
            currency(of.repair().quote()),
            of.repair().receiptCode(),
            Times.toDatabase(of.dueAt()),
            Times.toDatabase(of.changedAt()),
            of.caseId()
        };
    }

    private static Uni<Void> enter(Transaction tx, CaseEntry entry) {
        return tx.sql(
                        ENTER,
                        entry.caseId(),
                        entry.version(),
                        entry.kind().name(),
                        Times.toDatabase(entry.occurredAt()),
                        entry.by(),
                        entry.shown(),
                        entry.text(),
                        name(entry.status()),
                        name(entry.step()),
                        minor(entry.amount()),
                        currency(entry.amount()),
                        entry.contact() == null ? null : entry.contact().interactionId())
                .replaceWithVoid();
    }
}
