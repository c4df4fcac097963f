package org.unisson.customer.care.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Page;
import org.unisson.customer.care.application.CaseMoment;
import org.unisson.customer.care.application.CasePages;
import org.unisson.customer.care.domain.Case;

/** Pages of cases. */
@ApplicationScoped
class SqlCasePages implements CasePages {

    private static final String OF_CUSTOMER = """
            select c.* from members_of($1) m join care_case c using (customer_id)
            where c.case_id < $2 order by c.case_id desc limit $3""";

    private static final String OPEN_OF = """
            select c.* from members_of($1) m join care_case c using (customer_id)
            where c.status not in ('SOLVED', 'CLOSED') order by c.case_id desc limit $2""";

    // Those that are not on us come last: their time is so far away that no clock says it.
    private static final String OPEN = """
            select * from care_case
            where status not in ('SOLVED', 'CLOSED')
            and ($1::text is null or assignee = $1) and ($2::text is null or kind = $2)
            and (not $3 or due_at < $4)
            and (coalesce(due_at, 'infinity'), case_id) > (coalesce($5, 'infinity'::timestamptz), $6)
            order by coalesce(due_at, 'infinity'), case_id limit $7""";

    private static final String OF_RECEIPT = "select * from care_case where receipt_code = $1";

    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final OffsetDateTime LONG_AGO = OffsetDateTime.parse("1970-01-01T00:00:00Z");
    private static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-12-31T00:00:00Z");

    private final CaseTimelines timelines;
    private final Clock clock;

    SqlCasePages(CaseTimelines timelines, Clock clock) {
        this.timelines = timelines;
        this.clock = clock;
    }

    @Override
    public Uni<Page<Case>> ofCustomer(Transaction tx, UUID customerId, int limit, String cursor) {
        return tx.sql(OF_CUSTOMER, customerId, Page.afterId(cursor, AFTER_ALL), limit + 1)
                .map(rows ->
                        Page.of(CaseRows.all(rows), limit, one -> one.caseId().toString()));
    }

    @Override
    public Uni<List<Case>> openOf(Transaction tx, UUID customerId, int limit) {
        return tx.sql(OPEN_OF, customerId, limit).map(CaseRows::all);
    }

    @Override
    public Uni<Page<Case>> open(Transaction tx, Filter filter, int limit, String cursor) {
        Position after = Position.of(cursor, new Position(LONG_AGO, BEFORE_ALL.toString()));
        return tx.sql(
                        OPEN,
                        filter.assignee(),
                        CaseRows.name(filter.kind()),
                        filter.overdue(),
                        Times.toDatabase(clock.instant()),
                        NEVER.isEqual(after.at()) ? null : after.at(),
                        after.uuid(),
                        limit + 1)
                .map(rows -> Page.of(
                        CaseRows.all(rows),
                        limit,
                        one -> (one.dueAt() == null ? NEVER : one.dueAt()) + " " + one.caseId()));
    }

    @Override
    public Uni<Optional<Case>> ofReceipt(Transaction tx, String receiptCode) {
        return tx.sql(OF_RECEIPT, receiptCode)
                .map(rows -> CaseRows.all(rows).stream().findFirst());
    }

    @Override
    public Uni<Page<CaseMoment>> timeline(Transaction tx, Case of, boolean forCustomer, int limit, String cursor) {
        return timelines.page(tx, of, forCustomer, limit, cursor);
    }
}
