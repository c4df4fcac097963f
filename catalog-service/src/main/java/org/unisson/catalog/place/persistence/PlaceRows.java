package org.unisson.catalog.place.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.unisson.catalog.place.domain.Place;
import org.unisson.catalog.place.domain.Position;
import org.unisson.chassis.persistence.Transaction;

/** The places there are. There are few: thousands, not millions. */
@Singleton
public class PlaceRows {

    private static final int MOST = 20_000;

    private static final String SAVE = """
            insert into place as known
                (gln, version, name, kind, country, postcode, city, latitude, longitude, open)
            select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                                 $8::float8[], $9::float8[], $10::boolean[])
            on conflict (gln) do update
            set version = excluded.version, name = excluded.name, kind = excluded.kind, country = excluded.country,
                postcode = excluded.postcode, city = excluded.city, latitude = excluded.latitude,
                longitude = excluded.longitude, open = excluded.open
            where known.version < excluded.version""";

    /** Writes what is newer than what is there; each GLN at most once in a call. */
    public Uni<Void> save(Transaction tx, Collection<Place> places) {
        return tx.sql(
                        SAVE,
                        texts(places, Place::gln),
                        places.stream().map(Place::version).toArray(Long[]::new),
                        texts(places, Place::name),
                        texts(places, Place::kind),
                        texts(places, Place::country),
                        texts(places, Place::postcode),
                        texts(places, Place::city),
                        places.stream()
                                .map(place -> place.position().latitude())
                                .toArray(Double[]::new),
                        places.stream()
                                .map(place -> place.position().longitude())
                                .toArray(Double[]::new),
                        places.stream().map(Place::open).toArray(Boolean[]::new))
                .replaceWithVoid();
    }

    /** All stores. */
    public Uni<List<Place>> stores(Transaction tx) {
        return tx.sql("""
                        select gln, version, name, kind, country, postcode, city, latitude, longitude, open
                        from place where kind = 'STORE' order by gln limit $1""", MOST).map(rows -> {
            List<Place> places = new ArrayList<>();
            rows.forEach(row -> places.add(read(row)));
            return places;
        });
    }

    private static Place read(Row row) {
        return new Place(
                row.getString(0),
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                new Position(row.getDouble(7), row.getDouble(8)),
                row.getBoolean(9));
    }

    private static String[] texts(Collection<Place> places, Function<Place, String> column) {
        return places.stream().map(column).toArray(String[]::new);
    }
}
