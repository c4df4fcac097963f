package org.unisson.inventory.epcis.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.epcis.domain.SalesSource;

/** Who tells of sales, per location. */
@ApplicationScoped
public class ReadPolicyStore {

    private static final String OF = "select location, sales_from from read_policy where location = any($1::text[])";

    private static final String SAVE = """
            insert into read_policy as known (location, version, sales_from, changed_at) values ($1, 1, $2, $3)
            on conflict (location) do update
            set version = known.version + 1, sales_from = excluded.sales_from, changed_at = excluded.changed_at""";

    /** Of those of these locations for which somebody has said it. */
    public Uni<Map<Gln, SalesSource>> of(Transaction tx, Collection<Gln> locations) {
        return tx.sql(OF, (Object) locations.stream().map(Gln::number).toArray(String[]::new))
                .map(rows -> {
                    Map<Gln, SalesSource> sources = new HashMap<>();
                    rows.forEach(row -> sources.put(new Gln(row.getString(0)), SalesSource.valueOf(row.getString(1))));
                    return sources;
                });
    }

    public Uni<Void> save(Transaction tx, Gln location, SalesSource sales, Instant now) {
        return tx.sql(SAVE, location.number(), sales.name(), toDatabase(now)).replaceWithVoid();
    }
}
