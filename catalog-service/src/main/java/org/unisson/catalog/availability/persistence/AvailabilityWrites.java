package org.unisson.catalog.availability.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.function.Function;
import org.unisson.catalog.availability.domain.LocationState;
import org.unisson.catalog.availability.domain.StockLevel;
import org.unisson.chassis.persistence.Transaction;

/** Writes what is newer than what is there; each key at most once in a call. */
@Singleton
public class AvailabilityWrites {

    private static final String STOCK = """
            insert into availability as known (sku, location, version, available)
            select * from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[])
            on conflict (sku, location) do update set version = excluded.version, available = excluded.available
            where known.version < excluded.version""";

    private static final String LOCATIONS = """
            insert into location as known (gln, version, open, name, city, latitude, longitude)
            select * from unnest($1::text[], $2::bigint[], $3::boolean[], $4::text[], $5::text[], $6::float8[], $7::float8[])
            on conflict (gln) do update set
                version = excluded.version, open = excluded.open, name = excluded.name, city = excluded.city,
                latitude = excluded.latitude, longitude = excluded.longitude
            where known.version < excluded.version
                  or known.version = excluded.version and known.latitude is null""";

    public Uni<Void> saveStock(Transaction tx, Collection<StockLevel> levels) {
        return tx.sql(
                        STOCK,
                        texts(levels, StockLevel::sku),
                        texts(levels, StockLevel::location),
                        levels.stream().map(StockLevel::version).toArray(Long[]::new),
                        levels.stream().map(StockLevel::available).toArray(Long[]::new))
                .replaceWithVoid();
    }

    public Uni<Void> saveLocations(Transaction tx, Collection<LocationState> locations) {
        return tx.sql(
                        LOCATIONS,
                        texts(locations, LocationState::gln),
                        locations.stream().map(LocationState::version).toArray(Long[]::new),
                        locations.stream().map(LocationState::open).toArray(Boolean[]::new),
                        texts(locations, LocationState::name),
                        texts(locations, LocationState::city),
                        locations.stream().map(LocationState::latitude).toArray(Double[]::new),
                        locations.stream().map(LocationState::longitude).toArray(Double[]::new))
                .replaceWithVoid();
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> column) {
        return values.stream().map(column).toArray(String[]::new);
    }
}
