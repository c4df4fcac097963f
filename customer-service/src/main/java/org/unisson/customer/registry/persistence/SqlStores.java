package org.unisson.customer.registry.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.customer.registry.application.Stores;

/** The projection of locations. */
@ApplicationScoped
class SqlStores implements Stores {

    private static final String KNOWN = "select gln from location where gln = any($1::text[]) and kind = 'STORE'";

    private static final String PUT = """
            insert into location (gln, name, kind) select * from unnest($1::text[], $2::text[], $3::text[])
            on conflict (gln) do update set name = excluded.name, kind = excluded.kind""";

    @Override
    public Uni<Set<Gln>> known(Transaction tx, Collection<Gln> glns) {
        if (glns.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return tx.sql(KNOWN, (Object) glns.stream().map(Gln::number).toArray(String[]::new))
                .map(rows -> {
                    Set<Gln> known = new HashSet<>();
                    rows.forEach(row -> known.add(new Gln(row.getString(0))));
                    return known;
                });
    }

    @Override
    public Uni<Void> put(Transaction tx, Collection<Location> locations) {
        return tx.sql(
                        PUT,
                        locations.stream().map(Location::gln).toArray(String[]::new),
                        locations.stream().map(Location::name).toArray(String[]::new),
                        locations.stream().map(Location::kind).toArray(String[]::new))
                .replaceWithVoid();
    }
}
