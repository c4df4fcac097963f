package org.unisson.order.quote.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.quote.application.QuoteKeys;

/** Keys of quotes in PostgreSQL. */
@ApplicationScoped
class QuoteKeyTable implements QuoteKeys {

    private static final String PUT = """
            insert into known_quote_key (key_id, jwk) select * from unnest($1::text[], $2::text[])
            on conflict (key_id) do update set jwk = excluded.jwk""";

    @Override
    public Uni<Map<String, Key>> find(Transaction tx, Collection<String> keyIds) {
        return tx.sql("select key_id, jwk from known_quote_key where key_id = any($1)", (Object)
                        keyIds.toArray(String[]::new))
                .map(rows -> {
                    Map<String, Key> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getString(0), new Key(row.getString(0), row.getString(1))));
                    return found;
                });
    }

    @Override
    public Uni<Void> put(Transaction tx, List<Key> keys) {
        return tx.sql(
                        PUT,
                        keys.stream().map(Key::keyId).toArray(String[]::new),
                        keys.stream().map(Key::jwk).toArray(String[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> withdraw(Transaction tx, Collection<String> keyIds) {
        return tx.sql("delete from known_quote_key where key_id = any($1)", (Object) keyIds.toArray(String[]::new))
                .replaceWithVoid();
    }
}
