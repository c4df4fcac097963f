package org.unisson.inventory.signal.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.events.BackInStock;
import org.unisson.inventory.events.StockLow;
import org.unisson.inventory.signal.domain.Signal;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.schemas.Topics;

/** Signals as they are told, and kept for as long as the topic keeps them. */
@ApplicationScoped
public class SignalStore {

    private static final String ADD = """
            insert into stock_signal (id, sku, location, version, available, threshold, told_at)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[],
                $7::timestamptz[])""";

    private static final String SINCE = """
            select id, sku, location, version, available, threshold, told_at from stock_signal
            where id > $1 and told_at >= $2 order by id limit $3""";

    private static final String FORGET = """
            delete from stock_signal where id in (
                select id from stock_signal where told_at < $1 order by told_at limit 1000 for update skip locked)""";

    /** Publishes them with this transaction, and keeps them. */
    public Uni<Void> tell(Transaction tx, List<Signal> signals) {
        if (signals.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        signals.forEach(signal -> tx.emit(event(signal)));
        return tx.sql(
                        ADD,
                        column(signals, Signal::id).toArray(UUID[]::new),
                        column(signals, signal -> sku(signal).code()).toArray(String[]::new),
                        column(signals, SignalStore::location).toArray(String[]::new),
                        column(signals, Signal::version).toArray(Long[]::new),
                        column(signals, Signal::available).toArray(Long[]::new),
                        column(signals, SignalStore::threshold).toArray(Long[]::new),
                        column(signals, signal -> toDatabase(signal.at())).toArray(OffsetDateTime[]::new))
                .replaceWithVoid();
    }

    /** Those told since a moment, after that one, in their order. */
    Uni<List<Signal>> since(Transaction tx, UUID last, Instant since, int limit) {
        return tx.sql(SINCE, last, toDatabase(since), limit).map(rows -> {
            List<Signal> told = new ArrayList<>();
            rows.forEach(row -> told.add(signal(row)));
            return told;
        });
    }

    /** Forgets some of those told before a moment. @return how many */
    public Uni<Integer> forget(Transaction tx, Instant before) {
        return tx.sql(FORGET, toDatabase(before)).map(rows -> rows.rowCount());
    }

    static Event event(Signal signal) {
        return switch (signal) {
            case Signal.Low low ->
                Event.of(
                                Topics.STOCK_SIGNALS,
                                low.place().key(),
                                low.version(),
                                StockLow.newBuilder()
                                        .setSku(low.place().sku().code())
                                        .setLocation(low.place().location().number())
                                        .setVersion(low.version())
                                        .setAvailable(low.available())
                                        .setThreshold(low.threshold())
                                        .setLowSince(low.at())
                                        .build(),
                                low.at())
                        .withId(low.id());
            case Signal.Back back ->
                Event.of(
                                Topics.STOCK_SIGNALS,
                                back.sku().code(),
                                back.version(),
                                BackInStock.newBuilder()
                                        .setSku(back.sku().code())
                                        .setVersion(back.version())
                                        .setAvailable(back.available())
                                        .setBackAt(back.at())
                                        .build(),
                                back.at())
                        .withId(back.id());
        };
    }

    private static Signal signal(Row row) {
        UUID id = row.getUUID(0);
        Sku sku = new Sku(row.getString(1));
        Instant at = row.getOffsetDateTime(6).toInstant();
        return row.getString(2) == null
                ? new Signal.Back(id, sku, row.getLong(3), row.getLong(4), at)
                : new Signal.Low(
                        id,
                        new Place(new Gln(row.getString(2)), sku),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        at);
    }

    private static Sku sku(Signal signal) {
        return switch (signal) {
            case Signal.Low low -> low.place().sku();
            case Signal.Back back -> back.sku();
        };
    }

    private static String location(Signal signal) {
        return switch (signal) {
            case Signal.Low low -> low.place().location().number();
            case Signal.Back back -> null;
        };
    }

    private static Long threshold(Signal signal) {
        return switch (signal) {
            case Signal.Low low -> low.threshold();
            case Signal.Back back -> null;
        };
    }

    private static <T> Stream<T> column(List<Signal> signals, Function<Signal, T> value) {
        return signals.stream().map(value);
    }
}
