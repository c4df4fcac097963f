package org.unisson.catalog.quote.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** Keys that sign quotes. */
@Singleton
public class KeyRows {

    /** A key. @param privateKey DER, or null: it stands in the configuration @param publicKey DER */
    public record Stored(String keyId, byte[] privateKey, byte[] publicKey, Instant createdAt) {}

    /** The one that all replicas share. */
    public Uni<Optional<Stored>> shared(Transaction tx) {
        return tx.sql("""
                        select key_id, private_key, public_key, created_at from quote_key
                        where private_key is not null order by created_at desc, key_id limit 1""")
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(read(rows.iterator().next())));
    }

    /** All of them, the newest first: a quote may still be under the one before. */
    public Uni<List<Stored>> all(Transaction tx) {
        return tx.sql("""
                        select key_id, private_key, public_key, created_at from quote_key
                        order by created_at desc, key_id limit 20""").map(rows -> {
            List<Stored> keys = new ArrayList<>();
            rows.forEach(row -> keys.add(read(row)));
            return keys;
        });
    }

    /** Adds it. @return whether it is new */
    public Uni<Boolean> add(Transaction tx, Stored key) {
        return tx.sql(
                        "insert into quote_key values ($1, $2, $3, $4) on conflict do nothing",
                        key.keyId(),
                        key.privateKey() == null ? null : Buffer.buffer(key.privateKey()),
                        Buffer.buffer(key.publicKey()),
                        Times.toDatabase(key.createdAt()))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Stored read(Row row) {
        Buffer privateKey = row.getBuffer(1);
        return new Stored(
                row.getString(0),
                privateKey == null ? null : privateKey.getBytes(),
                row.getBuffer(2).getBytes(),
                Times.fromDatabase(row.getOffsetDateTime(3)));
    }
}
