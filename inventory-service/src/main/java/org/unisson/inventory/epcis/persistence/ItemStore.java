package org.unisson.inventory.epcis.persistence;

import static org.unisson.chassis.persistence.Times.fromDatabase;
import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.epcis.domain.Item;
import org.unisson.inventory.epcis.domain.ItemState;
import org.unisson.inventory.epcis.domain.TradeItem.Serialised;
import org.unisson.inventory.stock.domain.Place;

/** Serialised items: locked in one order, read and written as sets. */
@ApplicationScoped
public class ItemStore {

    private static final String OPEN = """
            insert into rfid_item (gtin, serial, sku, state, received)
            select gtin, serial, sku, 'NEW', false from unnest($1::text[], $2::text[], $3::text[]) as i (gtin, serial, sku)
            on conflict do nothing""";

    private static final String LOCK = """
            select gtin, serial, sku, state, location, read_point, received, first_seen, last_seen, last_event
            from rfid_item where (gtin, serial) in (select * from unnest($1::text[], $2::text[]))
            order by gtin, serial for update""";

    private static final String SAVE = """
            update rfid_item i set sku = n.sku, state = n.state, location = n.location, read_point = n.read_point,
                received = n.received, first_seen = n.first_seen, last_seen = n.last_seen, last_event = n.last_event
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[],
                $8::timestamptz[], $9::timestamptz[], $10::uuid[])
                as n (gtin, serial, sku, state, location, read_point, received, first_seen, last_seen, last_event)
            where i.gtin = n.gtin and i.serial = n.serial""";

    private static final String LEAVING = """
            select distinct t.from_location, l.sku from unnest($1::text[], $2::text[]) as asked (location, sku)
            join transfer t on t.from_location = asked.location and t.status in ('SHIPPED', 'PARTLY_RECEIVED')
            join transfer_line l on l.transfer_id = t.id and l.sku = asked.sku and l.in_transit > 0""";

    /** Locks these items, opening those that nobody has seen. @param skus by item, in lock order */
    public Uni<Map<Serialised, Item>> lock(Transaction tx, SortedMap<Serialised, Sku> skus) {
        Map<Serialised, Item> items = new HashMap<>();
        if (skus.isEmpty()) {
            return Uni.createFrom().item(items);
        }
        String[] gtins = skus.keySet().stream().map(Serialised::gtin).toArray(String[]::new);
        String[] serials = skus.keySet().stream().map(Serialised::serial).toArray(String[]::new);
        String[] codes = skus.values().stream().map(Sku::code).toArray(String[]::new);
        return tx.sql(OPEN, gtins, serials, codes)
                .chain(() -> tx.sql(LOCK, gtins, serials))
                .map(rows -> {
                    rows.forEach(row -> {
                        Item item = item(row, skus);
                        items.put(item.id(), item);
                    });
                    return items;
                });
    }

    public Uni<Void> save(Transaction tx, Collection<Item> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Item> items = List.copyOf(changed);
        return tx.sql(
                        SAVE,
                        texts(items, item -> item.id().gtin()),
                        texts(items, item -> item.id().serial()),
                        texts(items, item -> item.sku().code()),
                        texts(items, item -> item.known().state().name()),
                        texts(items, item -> item.known().location().number()),
                        texts(items, item -> item.known().readPoint()),
                        items.stream().map(item -> item.known().received()).toArray(Boolean[]::new),
                        times(items, item -> item.known().firstSeen()),
                        times(items, item -> item.known().lastSeen()),
                        items.stream().map(item -> item.known().lastEvent()).toArray(UUID[]::new))
                .replaceWithVoid();
    }

    /** Those of these places from which a transfer of the SKU is on its way. */
    public Uni<Set<Place>> leaving(Transaction tx, Set<Place> places) {
        Set<Place> leaving = new HashSet<>();
        if (places.isEmpty()) {
            return Uni.createFrom().item(leaving);
        }
        return tx.sql(
                        LEAVING,
                        places.stream().map(place -> place.location().number()).toArray(String[]::new),
                        places.stream().map(place -> place.sku().code()).toArray(String[]::new))
                .map(rows -> {
                    rows.forEach(row -> leaving.add(new Place(new Gln(row.getString(0)), new Sku(row.getString(1)))));
                    return leaving;
                });
    }

    private static Item item(Row row, Map<Serialised, Sku> skus) {
        Serialised id = new Serialised(row.getString(0), row.getString(1));
        return new Item(
                id,
                skus.get(id),
                new Item.Known(
                        ItemState.valueOf(row.getString(3)),
                        row.getString(4) == null ? null : new Gln(row.getString(4)),
                        row.getString(5),
                        row.getBoolean(6),
                        fromDatabase(row.getOffsetDateTime(7)),
                        fromDatabase(row.getOffsetDateTime(8)),
                        row.getUUID(9)));
    }

    private static String[] texts(List<Item> items, Function<Item, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(List<Item> items, Function<Item, Instant> time) {
        return items.stream().map(item -> toDatabase(time.apply(item))).toArray(OffsetDateTime[]::new);
    }
}
