package org.unisson.catalog.assortment.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.unisson.catalog.assortment.domain.Assorted;
import org.unisson.catalog.assortment.domain.AssortmentSettings;
import org.unisson.catalog.document.persistence.JsonColumns;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** What assortments say of products. The caller is the only writer. */
@Singleton
public class Assortments {

    private static final String ENTER = """
            insert into assortment_entry
                (assortment_id, channel_id, product_id, category_id, sellability, valid_from, valid_to)
            select $1, channel, product, category, $5, $6, $7
            from unnest($2::text[]) channel
            cross join (
                select product, null::text from unnest($3::uuid[]) product
                union all select null, category from unnest($4::text[]) category) as named (product, category)""";

    // Products that an assortment names now; asked for before and after it changes.
    private static final String DUE = """
            insert into assortment_due (product_id)
            select p.product_id from product p
            where p.product_id in (select product_id from assortment_entry where assortment_id = $1)
                  or p.category_ids && (
                      select array_agg(category_id) filter (where category_id is not null)
                      from assortment_entry where assortment_id = $1)
            on conflict do nothing""";

    private static final String UNDER = """
            insert into assortment_due (product_id)
            select product_id from product where category_ids @> array[$1::text]
            on conflict do nothing""";

    private static final String TAKE = """
            delete from assortment_due where product_id in (
                select product_id from assortment_due order by product_id limit $1 for update skip locked)
            returning product_id""";

    // What names the product itself comes before its categories, the nearest of them first, then what allows least.
    private static final String WORK_OUT = """
            with worked_out as (
                select p.product_id, (
                    select jsonb_agg(jsonb_build_object('channel', e.channel_id, 'sellability', e.sellability,
                                                        'from', e.valid_from, 'to', e.valid_to)
                                     order by e.channel_id, e.rank,
                                              array_position(array['SHOW', 'DELIVERY_ONLY', 'SELL'], e.sellability),
                                              e.valid_from, e.valid_to)
                    from (
                        select a.channel_id, a.sellability, a.valid_from, a.valid_to,
                               min(case when a.product_id is null then 1000 - cardinality(c.path) else 0 end) as rank
                        from assortment_entry a
                        left join category c on c.category_id = a.category_id
                        where a.product_id = p.product_id or a.category_id = any (p.category_ids)
                        group by a.channel_id, a.sellability, a.valid_from, a.valid_to) e) as entries
                from product p
                where p.product_id = any ($1))
            update product p
            set assortment = w.entries, assortment_version = p.assortment_version + 1, assortment_changed_at = $2
            from worked_out w
            where p.product_id = w.product_id and w.entries is distinct from p.assortment
            returning p.product_id, p.assortment_version, p.assortment::text""";

    private static final String TOLD = """
            select product_id, assortment_version, assortment::text, assortment_changed_at from product
            where product_id > $1 and assortment_version > 0
            order by product_id
            limit $2""";

    private final JsonColumns json;

    Assortments(JsonColumns json) {
        this.json = json;
    }

    /** With the instant since which it is so. */
    public record Dated(Assorted assorted, Instant changedAt) {}

    /** Gives the assortment these entries in the place of those it has. */
    public Uni<Void> enter(Transaction tx, String id, AssortmentSettings settings) {
        return tx.sql(
                        ENTER,
                        id,
                        settings.channels().toArray(String[]::new),
                        settings.products().toArray(UUID[]::new),
                        settings.categories().toArray(String[]::new),
                        settings.sellability().name(),
                        micros(settings.from()),
                        micros(settings.until()))
                .replaceWithVoid();
    }

    /** The assortment names nothing any more. */
    public Uni<Void> clear(Transaction tx, String id) {
        return tx.sql("delete from assortment_entry where assortment_id = $1", id)
                .replaceWithVoid();
    }

    /** What the assortment names now is to be worked out again. */
    public Uni<Void> markNamed(Transaction tx, String id) {
        return tx.sql(DUE, id).replaceWithVoid();
    }

    /** So is what is at or under the category. */
    public Uni<Void> markUnder(Transaction tx, String categoryId) {
        return tx.sql(UNDER, categoryId).replaceWithVoid();
    }

    /** Whether anything is to be worked out. */
    public Uni<Boolean> isAnyDue(Transaction tx) {
        return tx.sql("select exists (select from assortment_due)")
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Takes some of what is to be worked out, which nobody else then takes. */
    public Uni<List<UUID>> take(Transaction tx, int limit) {
        return tx.sql(TAKE, limit).map(rows -> {
            List<UUID> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getUUID(0)));
            return ids;
        });
    }

    /** Works out which channels have the products; answers those of which that has changed. */
    public Uni<List<Assorted>> workOut(Transaction tx, Collection<UUID> productIds, Instant now) {
        return tx.sql(WORK_OUT, productIds.toArray(UUID[]::new), Times.toDatabase(now))
                .map(rows -> stream(rows).map(this::read).toList());
    }

    /** Those after this product whose entries were ever told. */
    public Uni<List<Dated>> told(Transaction tx, UUID after, int limit) {
        return tx.sql(TOLD, after, limit).map(rows -> stream(rows)
                .map(row -> new Dated(read(row), Times.fromDatabase(row.getOffsetDateTime(3))))
                .toList());
    }

    private Assorted read(Row row) {
        Assorted.Entry[] entries = json.read(row.getString(2), Assorted.Entry[].class);
        return new Assorted(
                row.getUUID(0), row.getLong(1), entries != null, entries == null ? List.of() : List.of(entries));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static Long micros(Instant instant) {
        return instant == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
