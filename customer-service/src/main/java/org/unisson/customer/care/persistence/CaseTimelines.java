package org.unisson.customer.care.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Page;
import org.unisson.customer.care.application.CaseMoment;
import org.unisson.customer.care.domain.Case;
import org.unisson.customer.care.domain.Reference;
import org.unisson.customer.timeline.application.TimelineView.Store;
import org.unisson.customer.timeline.domain.Entry;
import org.unisson.customer.timeline.domain.Kind;
import org.unisson.customer.timeline.domain.Summary;

/**
 * What happened with a case. Its entries, and from the timeline of its customer's person what it is about: another's
 * purchase tells nothing, and what was said by somebody who is another person now is theirs.
 */
@ApplicationScoped
class CaseTimelines {

    private static final String PAGE = """
            with whose as materialized (select m.customer_id from members_of($2) m)
            select moment.*, l.name from (
                select true as own, 'CASE/' || lpad(e.version::text, 10, '0') as id, e.kind, e.occurred_at, e.done_by,
                    e.shown, i.channel, i.direction, i.store, i.subject, coalesce(i.body, e.body) as body, e.status,
                    e.repair_step, e.minor, e.currency, null::bigint as quantity, null::text as detail,
                    e.interaction_id::text as reference
                from care_case_entry e left join interaction i using (interaction_id)
                where e.case_id = $1
                and (i.customer_id is null or i.customer_id in (select customer_id from whose))
                and (not $3 or e.kind in ('OPENED', 'STATUS', 'REPAIR') or e.kind <> 'AMENDED' and e.shown)
                union all
                select false, t.id, t.kind, t.occurred_at, null, true, t.channel, null, t.store, null, null, null, null,
                    t.minor, t.currency, t.quantity, t.detail, t.reference
                from whose join timeline_entry t using (customer_id)
                where t.reference = any($4::text[])
                or split_part(t.id, '/', 2) = any($5::text[])
                    and t.reference in (
                        select c.order_id::text from consignment c where c.consignment_id = any($5::text[]::uuid[]))
            ) moment
            left join location l on l.gln = moment.store
            where (moment.occurred_at, moment.id) > ($6, $7)
            order by moment.occurred_at, moment.id limit $8""";

    private static final Position OLDEST = new Position(OffsetDateTime.parse("0001-01-01T00:00:00Z"), "");

    private static final Set<Reference.Kind> ON_TIMELINES =
            EnumSet.of(Reference.Kind.PURCHASE, Reference.Kind.ORDER, Reference.Kind.RETURN);

    Uni<Page<CaseMoment>> page(Transaction tx, Case of, boolean forCustomer, int limit, String cursor) {
        Position after = Position.of(cursor, OLDEST);
        return tx.sql(
                        PAGE,
                        of.caseId(),
                        of.customerId(),
                        forCustomer,
                        ids(of, ON_TIMELINES),
                        ids(of, EnumSet.of(Reference.Kind.CONSIGNMENT)),
                        after.at(),
                        after.id(),
                        limit + 1)
                .map(rows -> {
                    List<CaseMoment> moments = new ArrayList<>(rows.size());
                    rows.forEach(row -> moments.add(row.getBoolean("own") ? own(row) : happened(row)));
                    return Page.of(moments, limit, moment -> moment.occurredAt() + " " + moment.id());
                });
    }

    private static String[] ids(Case of, Set<Reference.Kind> kinds) {
        return of.matter().about().stream()
                .filter(reference -> kinds.contains(reference.kind()))
                .map(Reference::id)
                .toArray(String[]::new);
    }

    private static CaseMoment own(Row row) {
        return new CaseMoment(
                row.getString("id"),
                row.getString("kind"),
                at(row),
                row.getString("done_by"),
                row.getBoolean("shown"),
                row.getString("channel"),
                row.getString("direction"),
                store(row),
                row.getString("subject"),
                row.getString("body"),
                row.getString("status"),
                row.getString("repair_step"),
                CaseRows.amount(row),
                null,
                null,
                row.getString("reference"),
                null);
    }

    private static CaseMoment happened(Row row) {
        Entry entry = new Entry(
                row.getString("id"),
                Kind.valueOf(row.getString("kind")),
                null,
                null,
                at(row),
                row.getString("channel"),
                row.getString("store"),
                row.getString("reference"),
                CaseRows.amount(row),
                row.getLong("quantity"),
                row.getString("detail"),
                List.of(),
                null);
        return new CaseMoment(
                entry.id(),
                entry.kind().name(),
                entry.occurredAt(),
                null,
                true,
                entry.channel(),
                null,
                store(row),
                null,
                null,
                null,
                null,
                entry.total(),
                entry.quantity(),
                entry.detail(),
                entry.reference(),
                Summary.of(entry, row.getString("name")));
    }

    private static Instant at(Row row) {
        return Times.fromDatabase(row.getOffsetDateTime("occurred_at"));
    }

    private static Store store(Row row) {
        String gln = row.getString("store");
        return gln == null ? null : new Store(gln, row.getString("name"));
    }
}
