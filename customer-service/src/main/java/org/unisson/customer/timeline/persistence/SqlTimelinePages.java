package org.unisson.customer.timeline.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Money;
import org.unisson.customer.timeline.application.TimelinePages;
import org.unisson.customer.timeline.application.TimelineSource;
import org.unisson.customer.timeline.application.TimelineView;
import org.unisson.customer.timeline.domain.Entry;
import org.unisson.customer.timeline.domain.Kind;
import org.unisson.customer.timeline.domain.Summary;

/** Pages of the timeline, with what is told beside it, walked by instant and id. */
@ApplicationScoped
class SqlTimelinePages implements TimelinePages {

    private static final String PAGE = """
            select e.id, e.kind, e.customer_id, e.occurred_at, e.channel, e.store, e.reference, e.minor, e.currency,
                e.quantity, e.detail, l.name
            from members_of($1) m
            cross join lateral (
                select * from timeline_entry of_one
                where of_one.customer_id = m.customer_id and (of_one.occurred_at, of_one.id) < ($2, $3)
                order by of_one.occurred_at desc, of_one.id desc limit $4) e
            left join location l on l.gln = e.store
            order by e.occurred_at desc, e.id desc limit $4""";

    private static final String ABOUT = """
            select e.id, e.kind, e.customer_id, e.occurred_at, e.channel, e.store, e.reference, e.minor, e.currency,
                e.quantity, e.detail, l.name
            from timeline_entry e left join location l on l.gln = e.store
            where e.reference = any($1::text[])
            order by e.occurred_at, e.id limit 5000""";

    // A branch for each kind, which an index serves.
    private static final String SALES = Stream.of(Kind.ORDER_PLACED, Kind.PURCHASE, Kind.RETURN)
            .map("""
            (select e.id, e.kind, e.customer_id, e.occurred_at, e.channel, e.store, e.reference, e.minor, e.currency,
                e.quantity, e.detail, l.name
            from (
                select of_one.* from members_of($1) m cross join lateral (
                    select * from timeline_entry one
                    where one.customer_id = m.customer_id and one.kind = '%s'
                    order by one.occurred_at desc, one.id desc limit $2) of_one
                order by of_one.occurred_at desc, of_one.id desc limit $2) e
            left join location l on l.gln = e.store)
            """::formatted)
            .collect(Collectors.joining("union all", "", "order by occurred_at desc, id desc"));

    private static final OffsetDateTime AFTER_ALL = OffsetDateTime.parse("9999-12-31T00:00:00Z");

    // Of one moment, entries come first: their ids begin with letters, those of everything else with digits.
    private static final Comparator<TimelineView> NEWEST_FIRST =
            Comparator.comparing(TimelineView::occurredAt).reversed();

    private final Transactions transactions;
    private final TimelineSource beside;

    SqlTimelinePages(Transactions transactions, TimelineSource beside) {
        this.transactions = transactions;
        this.beside = beside;
    }

    @Override
    public Uni<Page<TimelineView>> of(UUID customerId, int limit, String cursor) {
        Position before = position(cursor);
        return transactions
                .read(tx -> tx.sql(PAGE, customerId, before.occurredAt(), before.id(), limit + 1)
                        .chain(rows -> beside.before(
                                        tx, customerId, before.occurredAt().toInstant(), before.id(), limit + 1)
                                .map(others -> merged(rows, others, limit + 1))))
                .map(views -> Page.of(views, limit, view -> view.occurredAt() + " " + view.id()));
    }

    @Override
    public Uni<List<TimelineView>> about(Transaction tx, Collection<String> references) {
        return tx.sql(ABOUT, (Object) references.toArray(String[]::new)).map(rows -> {
            List<TimelineView> views = new ArrayList<>(rows.size());
            rows.forEach(row -> views.add(view(row)));
            return views;
        });
    }

    @Override
    public Uni<Map<String, List<TimelineView>>> sales(Transaction tx, UUID customerId, int mostOfAKind) {
        return tx.sql(SALES, customerId, mostOfAKind).map(rows -> {
            List<TimelineView> views = new ArrayList<>(rows.size());
            rows.forEach(row -> views.add(view(row)));
            return views.stream().collect(Collectors.groupingBy(TimelineView::kind));
        });
    }

    private static List<TimelineView> merged(RowSet<Row> rows, List<TimelineView> others, int most) {
        List<TimelineView> all = new ArrayList<>();
        rows.forEach(row -> all.add(view(row)));
        all.addAll(others);
        // Stable: those of one moment stay as they are.
        all.sort(NEWEST_FIRST);
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    private static Position position(String cursor) {
        String after = Page.after(cursor);
        if (after.isEmpty()) {
            return new Position(AFTER_ALL, "");
        }
        String[] parts = after.split(" ", 2);
        try {
            return new Position(OffsetDateTime.parse(parts[0]), parts[parts.length - 1]);
        } catch (DateTimeParseException notOurs) {
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }
    }

    private static TimelineView view(Row row) {
        String currency = row.getString("currency");
        Entry entry = new Entry(
                row.getString("id"),
                Kind.valueOf(row.getString("kind")),
                row.getUUID("customer_id"),
                null,
                Times.fromDatabase(row.getOffsetDateTime("occurred_at")),
                row.getString("channel"),
                row.getString("store"),
                row.getString("reference"),
                currency == null ? null : new Money(row.getLong("minor"), currency),
                row.getLong("quantity"),
                row.getString("detail"),
                List.of(),
                null);
        String storeName = row.getString("name");
        return new TimelineView(
                entry.id(),
                entry.kind().name(),
                entry.occurredAt(),
                entry.channel(),
                entry.store() == null ? null : new TimelineView.Store(entry.store(), storeName),
                entry.reference(),
                Summary.of(entry, storeName),
                entry.total(),
                entry.quantity(),
                entry.detail());
    }

    private record Position(OffsetDateTime occurredAt, String id) {}
}
