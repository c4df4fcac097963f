package org.unisson.inventory.stock.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.StreamSupport;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.events.StockChanged;
import org.unisson.inventory.signal.persistence.StockSignals;
import org.unisson.inventory.stock.domain.Figures;
import org.unisson.inventory.stock.domain.LowMark;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.Pieces;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.domain.StockLevel;
import org.unisson.schemas.Topics;

/** Stock rows and ledger entries: locked in one order, read and written as sets, published as they are written. */
@ApplicationScoped
public class StockStore {

    static final String COLUMNS =
            "location, sku, on_hand, reserved, incoming, quality_control, damaged, safety, low_threshold, low, version, reason";

    private static final String OPEN_PLACES = """
            insert into stock (location, sku, on_hand, reserved, safety, version, reason, changed_at)
            select location, sku, 0, 0, 0, 0, 'NEW', $3 from unnest($1::text[], $2::text[]) as place (location, sku)
            on conflict do nothing""";

    // Every transaction takes its locks in the order (location, sku): two of them can never wait for each other.
    private static final String LOCK_PLACES = "select " + COLUMNS + """
             from stock where (location, sku) in (select * from unnest($1::text[], $2::text[]))
            order by location, sku for update""";

    private static final String LOCK_AFTER = "select " + COLUMNS
            + " from stock where (location, sku) > ($1, $2) order by location, sku limit $3 for update";

    private static final String LOCK_SKUS =
            "select " + COLUMNS + " from stock where sku = any($1::text[]) order by location, sku for update";

    private static final String LOOK = "select " + COLUMNS + " from stock where sku = any($1::text[])";

    private static final String OF_SKUS = "select " + COLUMNS + """
             from stock where sku = any($1::text[]) and ($2::text is null or location = $2)
            order by sku, location limit $3""";

    private static final String ENTER = """
            insert into stock_movement (id, location, sku, quantity, quality_control, damaged, reason, source,
                occurred_at, reference, recorded_at)
            select *, $11 from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[],
                $7::text[], $8::text[], $9::timestamptz[], $10::text[])
            on conflict (source, location, sku) do nothing
            returning id""";

    private static final String SAVE = """
            update stock s set on_hand = n.on_hand, reserved = n.reserved, incoming = n.incoming,
                quality_control = n.quality_control, damaged = n.damaged, safety = n.safety,
                low_threshold = n.low_threshold, low = n.low, version = n.version, reason = n.reason, changed_at = $13
            from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
                $8::bigint[], $9::bigint[], $10::boolean[], $11::bigint[], $12::text[])
                as n (location, sku, on_hand, reserved, incoming, quality_control, damaged, safety, low_threshold, low,
                    version, reason)
            where s.location = n.location and s.sku = n.sku""";

    private static final String OVERSOLD = """
            insert into oversold_place (location, sku, since)
            select *, $3 from unnest($1::text[], $2::text[]) on conflict do nothing""";

    private final StockSignals signals;

    StockStore(StockSignals signals) {
        this.signals = signals;
    }

    /** Locks these places, opening those that the book does not know. */
    public Uni<StockBook> lock(Transaction tx, Collection<Place> places, Instant now) {
        SortedSet<Place> sorted = new TreeSet<>(places);
        if (sorted.isEmpty()) {
            return Uni.createFrom().item(new StockBook(List.of()));
        }
        return open(tx, sorted, now)
                .chain(() -> tx.sql(LOCK_PLACES, locations(sorted), skus(sorted)))
                .map(StockStore::book);
    }

    /** Opens those of these places that the book does not know, before they are locked with others of their SKUs. */
    public Uni<Void> open(Transaction tx, SortedSet<Place> places, Instant now) {
        return places.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(OPEN_PLACES, locations(places), skus(places), toDatabase(now))
                        .replaceWithVoid();
    }

    private static String[] locations(SortedSet<Place> places) {
        return places.stream().map(place -> place.location().number()).toArray(String[]::new);
    }

    private static String[] skus(SortedSet<Place> places) {
        return places.stream().map(place -> place.sku().code()).toArray(String[]::new);
    }

    /** Locks the places that follow one, in the database's order, which need not be Java's. */
    public Uni<List<StockLevel>> lockAfter(Transaction tx, String location, String sku, int limit) {
        return tx.sql(LOCK_AFTER, location, sku, limit).map(StockStore::levels);
    }

    /** Locks every place of these SKUs. */
    public Uni<StockBook> lockSkus(Transaction tx, Collection<Sku> skus) {
        if (skus.isEmpty()) {
            return Uni.createFrom().item(new StockBook(List.of()));
        }
        return tx.sql(LOCK_SKUS, (Object)
                        skus.stream().map(Sku::code).distinct().toArray(String[]::new))
                .map(StockStore::book);
    }

    /** Every place of these SKUs as it is now, for who only asks and takes nothing. */
    public Uni<StockBook> look(Transaction tx, Collection<Sku> skus) {
        return tx.sql(LOOK, (Object) skus.stream().map(Sku::code).distinct().toArray(String[]::new))
                .map(StockStore::book);
    }

    /** The places of these SKUs, at one location or at all, by SKU and location, as they are now, not locked. */
    public Uni<List<StockLevel>> of(Transaction tx, Collection<Sku> skus, Gln location, int limit) {
        return tx.sql(
                        OF_SKUS,
                        skus.stream().map(Sku::code).toArray(String[]::new),
                        location == null ? null : location.number(),
                        limit)
                .map(StockStore::levels);
    }

    /** Enters movements and returns those that are new: a second one of the same source and place is a repeat. */
    public Uni<List<Movement>> enter(Transaction tx, List<Movement> movements, Instant now) {
        if (movements.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.sql(
                        ENTER,
                        movements.stream().map(Movement::id).toArray(java.util.UUID[]::new),
                        movements.stream()
                                .map(movement -> movement.place().location().number())
                                .toArray(String[]::new),
                        movements.stream()
                                .map(movement -> movement.place().sku().code())
                                .toArray(String[]::new),
                        pieces(movements, Pieces::onHand),
                        pieces(movements, Pieces::qualityControl),
                        pieces(movements, Pieces::damaged),
                        movements.stream()
                                .map(movement -> movement.reason().name())
                                .toArray(String[]::new),
                        movements.stream().map(Movement::source).toArray(String[]::new),
                        movements.stream()
                                .map(movement -> toDatabase(movement.occurredAt()))
                                .toArray(java.time.OffsetDateTime[]::new),
                        movements.stream().map(Movement::reference).toArray(String[]::new),
                        toDatabase(now))
                .map(rows -> {
                    Set<Object> entered = new HashSet<>();
                    rows.forEach(row -> entered.add(row.getUUID(0)));
                    return movements.stream()
                            .filter(movement -> entered.contains(movement.id()))
                            .toList();
                });
    }

    /** Writes what has changed in the book and publishes it, with what is to be told because of it. */
    public Uni<Void> save(Transaction tx, StockBook book, Instant now) {
        List<StockLevel> changed = book.changed();
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        changed.forEach(level -> tx.emit(event(level, now)));
        return tx.sql(
                        SAVE,
                        changed.stream()
                                .map(level -> level.place().location().number())
                                .toArray(String[]::new),
                        changed.stream()
                                .map(level -> level.place().sku().code())
                                .toArray(String[]::new),
                        column(changed, StockLevel::onHand),
                        column(changed, StockLevel::reserved),
                        column(changed, StockLevel::incoming),
                        column(changed, StockLevel::qualityControl),
                        column(changed, StockLevel::damaged),
                        column(changed, StockLevel::safety),
                        changed.stream()
                                .map(level -> level.lowMark().threshold())
                                .toArray(Long[]::new),
                        changed.stream().map(level -> level.lowMark().told()).toArray(Boolean[]::new),
                        column(changed, StockLevel::version),
                        changed.stream().map(StockLevel::reason).toArray(String[]::new),
                        toDatabase(now))
                .chain(() -> oversold(
                        tx,
                        changed.stream().filter(level -> level.missing() > 0).toList(),
                        now))
                .chain(() -> signals.changed(tx, changed, now));
    }

    private static Uni<Void> oversold(Transaction tx, List<StockLevel> levels, Instant now) {
        return levels.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(
                                OVERSOLD,
                                levels.stream()
                                        .map(level -> level.place().location().number())
                                        .toArray(String[]::new),
                                levels.stream()
                                        .map(level -> level.place().sku().code())
                                        .toArray(String[]::new),
                                toDatabase(now))
                        .replaceWithVoid();
    }

    static Event event(StockLevel level, Instant changedAt) {
        StockChanged stock = StockChanged.newBuilder()
                .setSku(level.place().sku().code())
                .setLocation(level.place().location().number())
                .setVersion(level.version())
                .setOnHand(level.onHand())
                .setReserved(level.reserved())
                .setSafety(level.safety())
                .setAvailable(level.available())
                .setIncoming(level.incoming())
                .setQualityControl(level.qualityControl())
                .setDamaged(level.damaged())
                .setReason(level.reason())
                .setChangedAt(changedAt)
                .build();
        return Event.of(Topics.STOCK, level.place().key(), level.version(), stock, changedAt);
    }

    static StockLevel level(Row row) {
        return new StockLevel(
                new Place(new Gln(row.getString(0)), new Sku(row.getString(1))),
                new Figures(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)),
                row.getLong(7),
                new LowMark(row.getLong(8), row.getBoolean(9)),
                row.getLong(10),
                row.getString(11));
    }

    private static Long[] pieces(List<Movement> movements, ToLongFunction<Pieces> state) {
        return movements.stream().map(Movement::pieces).mapToLong(state).boxed().toArray(Long[]::new);
    }

    private static Long[] column(List<StockLevel> levels, ToLongFunction<StockLevel> figure) {
        return levels.stream().mapToLong(figure).boxed().toArray(Long[]::new);
    }

    private static StockBook book(RowSet<Row> rows) {
        return new StockBook(levels(rows));
    }

    private static List<StockLevel> levels(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(StockStore::level)
                .toList();
    }
}
