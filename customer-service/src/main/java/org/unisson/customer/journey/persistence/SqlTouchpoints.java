package org.unisson.customer.journey.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.journey.application.Touchpoints;
import org.unisson.customer.journey.domain.TouchKind;
import org.unisson.customer.journey.domain.Touchpoint;

/** Touchpoints in PostgreSQL, a partition for each day of their ids. */
@ApplicationScoped
class SqlTouchpoints implements Touchpoints {

    private static final String KEEP = """
            insert into touchpoint (touchpoint_id, kind, touched_at, channel, store, sku, product_id, category, words,
                source, medium, campaign, session, visitor, customer_id)
            select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[],
                $7::uuid[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[],
                $15::uuid[])
            on conflict do nothing
            returning touchpoint_id""";

    // A device that is known to be somebody's is the rule: then nothing is locked and nothing written. Sorted: two
    // batches
    // that tell of the same devices never lock each other out, whatever the plan does with the order of the rows.
    static final String KNOW = """
            insert into visitor_customer (visitor, customer_id, since)
            select told.* from unnest($1::text[], $2::uuid[], $3::timestamptz[]) as told (visitor, customer_id, since)
            where not exists (
                select 1 from visitor_customer known
                where known.visitor = told.visitor and known.customer_id = told.customer_id
                and known.since <= told.since)
            order by told.visitor, told.customer_id
            on conflict (visitor, customer_id) do update set since = least(visitor_customer.since, excluded.since)""";

    private static final String SIGN = """
            insert into visitor_sign (visitor, customer_id, signed_at)
            select * from unnest($1::text[], $2::uuid[], $3::timestamptz[])
            on conflict do nothing""";

    private static final String OPEN =
            "select open_touchpoint_day(told.utc_day) from unnest($1::date[]) as told (utc_day)";

    private static final String DROP = "select drop_touchpoint_days($1)";

    private static final String FORGET = """
            delete from visitor_sign old
            where old.signed_at < $1 and exists (
                select 1 from visitor_sign later
                where later.visitor = old.visitor and later.signed_at > old.signed_at and later.signed_at < $1)""";

    @Override
    public Uni<Set<UUID>> keep(Transaction tx, List<Touchpoint> all) {
        return tx.sql(
                        KEEP,
                        ids(all, Touchpoint::id),
                        texts(all, touch -> touch.kind().name()),
                        times(all),
                        texts(all, Touchpoint::channel),
                        texts(all, Touchpoint::store),
                        texts(all, touch -> touch.subject().sku()),
                        ids(all, touch -> touch.subject().productId()),
                        texts(all, touch -> touch.subject().category()),
                        texts(all, touch -> touch.subject().words()),
                        texts(all, touch -> touch.origin().source()),
                        texts(all, touch -> touch.origin().medium()),
                        texts(all, touch -> touch.origin().campaign()),
                        texts(all, Touchpoint::session),
                        texts(all, Touchpoint::visitor),
                        ids(all, Touchpoint::customerId))
                .map(rows -> {
                    Set<UUID> kept = HashSet.newHashSet(rows.size());
                    rows.forEach(row -> kept.add(row.getUUID(0)));
                    return kept;
                });
    }

    @Override
    public Uni<Void> identify(Transaction tx, List<Touchpoint> telling) {
        List<Touchpoint> signs =
                telling.stream().filter(SqlTouchpoints::isSign).sorted(ORDER).toList();
        return know(tx, telling)
                .chain(() -> signs.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : tx.sql(
                                        SIGN,
                                        texts(signs, Touchpoint::visitor),
                                        ids(signs, SqlTouchpoints::signedIn),
                                        times(signs))
                                .replaceWithVoid());
    }

    private static Uni<Void> know(Transaction tx, List<Touchpoint> telling) {
        Map<Known, Instant> earliest =
                new TreeMap<>(Comparator.comparing(Known::visitor).thenComparing(Known::customer));
        telling.stream()
                .filter(Touchpoint::identifies)
                .forEach(touch -> earliest.merge(
                        new Known(touch.visitor(), touch.customerId()),
                        touch.at(),
                        (one, other) -> one.isBefore(other) ? one : other));
        if (earliest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        KNOW,
                        earliest.keySet().stream().map(Known::visitor).toArray(String[]::new),
                        earliest.keySet().stream().map(Known::customer).toArray(UUID[]::new),
                        earliest.values().stream().map(Times::toDatabase).toArray(OffsetDateTime[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> open(Transaction tx, List<LocalDate> days) {
        return tx.sql(OPEN, (Object) days.toArray(LocalDate[]::new)).replaceWithVoid();
    }

    @Override
    public Uni<Integer> dropBefore(Transaction tx, LocalDate day) {
        return tx.sql(DROP, day).map(rows -> rows.iterator().next().getInteger(0));
    }

    @Override
    public Uni<Void> forgetSignsBefore(Transaction tx, LocalDate day) {
        return tx.sql(FORGET, Times.toDatabase(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .replaceWithVoid();
    }

    private record Known(String visitor, UUID customer) {}

    // By what a sign is once: two batches that tell the same never lock each other out.
    private static final Comparator<Touchpoint> ORDER = Comparator.comparing(Touchpoint::visitor)
            .thenComparing(Touchpoint::at)
            .thenComparing(SqlTouchpoints::signedIn, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static boolean isSign(Touchpoint touch) {
        return touch.kind() == TouchKind.SIGNED_IN || touch.kind() == TouchKind.SIGNED_OUT;
    }

    private static UUID signedIn(Touchpoint touch) {
        return touch.kind() == TouchKind.SIGNED_IN ? touch.customerId() : null;
    }

    private static String[] texts(List<Touchpoint> all, Function<Touchpoint, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static UUID[] ids(List<Touchpoint> all, Function<Touchpoint, UUID> id) {
        return all.stream().map(id).toArray(UUID[]::new);
    }

    private static OffsetDateTime[] times(List<Touchpoint> all) {
        return all.stream().map(touch -> Times.toDatabase(touch.at())).toArray(OffsetDateTime[]::new);
    }
}
