package org.unisson.catalog.search.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.operation.persistence.Visibility;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.catalog.search.domain.Criteria;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transactions;

/** What a search has to know of the database before it looks into the index. */
@Singleton
public class Looks {

    // By descending order and limit the planner takes the index, whatever it believes of how many are new.
    private static final String IS_NEW =
            "(select true from %s where is_new_since(changed_in, $1::text::pg_snapshot) order by changed_in desc limit 1)";

    private static final String LOOK = "select pg_current_snapshot()::text as snapshot, coalesce("
            + IS_NEW.formatted("product") + ", " + IS_NEW.formatted("product_prices") + ", "
            + IS_NEW.formatted("product_rating")
            + ", false) as changed, asked_words($2)::text as words, (select version from terms) as terms_version, "
            + Visibility.hiddenProducts("$3", "$4", "$5", "$6") + " as hidden";

    // Those that are most alike, where very many are.
    private static final String ALIKE = """
            select p.product_id, word_similarity(typed.text, p.label)::float8
            from product p, (select lower(unaccent($1)) as text) typed
            where p.status = 'ACTIVE' and typed.text <% p.label
            order by 2 desc, 1
            limit $2""";

    private final Transactions transactions;

    Looks(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What was seen.
     *
     * @param snapshot what was committed then
     * @param changed whether something of the index has changed since the snapshot that was asked about
     * @param words what was typed as a query, or null where nothing was
     * @param hidden products of which nothing is there for who asks
     */
    public record Look(String snapshot, boolean changed, String words, long termsVersion, Set<UUID> hidden) {}

    /** @param since the snapshot whose content is in the index */
    public Uni<Look> look(String since, Criteria criteria, Shopper shopper, Instant now) {
        return transactions
                .read(tx -> tx.sql(
                        LOOK,
                        since,
                        criteria.text(),
                        criteria.channel(),
                        shopper.segments().toArray(String[]::new),
                        shopper.customerId(),
                        Times.toDatabase(now)))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Look(
                            row.getString("snapshot"),
                            row.getBoolean("changed"),
                            row.getString("words"),
                            row.getLong("terms_version"),
                            Set.of(row.getArrayOfUUIDs("hidden")));
                });
    }

    /** Products whose names or brands are like what was typed, and how much, from 0 to 1. */
    public Uni<Map<UUID, Double>> alike(String text, int limit) {
        return transactions.read(tx -> tx.sql(ALIKE, text, limit)).map(rows -> {
            Map<UUID, Double> alike = new HashMap<>();
            rows.forEach(row -> alike.put(row.getUUID(0), row.getDouble(1)));
            return alike;
        });
    }
}
