package org.unisson.inventory.sourcing.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.sourcing.domain.KnownPolicy;
import org.unisson.inventory.sourcing.domain.Rule;
import org.unisson.inventory.sourcing.domain.SourcingPolicy;
import org.unisson.inventory.sourcing.domain.SourcingPolicy.Scope;

/** Sourcing policies; there are some, not many. */
@ApplicationScoped
public class PolicyStore {

    private static final String SELECT = """
            select id, version, channel, brand, rules, excluded, only_from, max_parcels, ship_to_store
            from sourcing_policy\s""";

    private static final String IN_FORCE = SELECT + """
            where (channel is null or channel = any($1::text[])) and (brand is null or brand = any($2::text[]))""";

    private static final String HOLDER =
            SELECT + "where channel is not distinct from $1 and brand is not distinct from $2";

    private static final String SAVE = """
            insert into sourcing_policy
                (id, version, channel, brand, rules, excluded, only_from, max_parcels, ship_to_store, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (id) do update set version = excluded.version, channel = excluded.channel,
                brand = excluded.brand, rules = excluded.rules, excluded = excluded.excluded,
                only_from = excluded.only_from, max_parcels = excluded.max_parcels,
                ship_to_store = excluded.ship_to_store, changed_at = excluded.changed_at""";

    private static final String REMOVE = """
            with removed as (delete from sourcing_policy where id = $1 returning id, version)
            insert into removed_sourcing_policy (id, version) select id, version from removed
            on conflict (id) do update set version = excluded.version""";

    /** Makes who changes policies wait for each other until the end of the transaction. */
    public Uni<Void> lock(Transaction tx) {
        return tx.sql("select pg_advisory_xact_lock(hashtext('sourcing policies'))")
                .replaceWithVoid();
    }

    public Uni<Optional<KnownPolicy>> find(Transaction tx, String id) {
        return tx.sql(SELECT + "where id = $1", id).map(PolicyStore::first);
    }

    /** The policy for exactly that channel and brand. */
    public Uni<Optional<KnownPolicy>> holder(Transaction tx, Scope scope) {
        return tx.sql(HOLDER, scope.channel(), scope.brand()).map(PolicyStore::first);
    }

    /** Those after that id, by id, at most that many. */
    public Uni<List<KnownPolicy>> list(Transaction tx, String after, int limit) {
        return tx.sql(SELECT + "where id > $1 order by id limit $2", after, limit)
                .map(PolicyStore::all);
    }

    /** Those that can concern these channels and brands, as committed now: never from memory, which would lag. */
    public Uni<List<KnownPolicy>> inForce(Transaction tx, Collection<String> channels, Collection<String> brands) {
        return tx.sql(IN_FORCE, channels.toArray(String[]::new), brands.toArray(String[]::new))
                .map(PolicyStore::all);
    }

    /** Writes the policy under that version. */
    public Uni<Void> save(Transaction tx, SourcingPolicy policy, long version, Instant now) {
        return tx.sql(
                        SAVE,
                        policy.id(),
                        version,
                        policy.scope().channel(),
                        policy.scope().brand(),
                        policy.rules().stream().map(Rule::name).toArray(String[]::new),
                        numbers(policy.excluded()),
                        numbers(policy.only()),
                        policy.maxParcels().orElse(null),
                        policy.shipToStore(),
                        toDatabase(now))
                .replaceWithVoid();
    }

    /** Forgets the policy, but not how many versions it had. */
    public Uni<Void> remove(Transaction tx, String id) {
        return tx.sql(REMOVE, id).replaceWithVoid();
    }

    /** How many versions a removed policy of that name had; 0 where there was none. */
    public Uni<Long> versionsRemoved(Transaction tx, String id) {
        return tx.sql("select version from removed_sourcing_policy where id = $1", id)
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0));
    }

    private static String[] numbers(Set<Gln> locations) {
        return locations.stream().map(Gln::number).sorted().toArray(String[]::new);
    }

    private static Optional<KnownPolicy> first(RowSet<Row> rows) {
        return all(rows).stream().findFirst();
    }

    private static List<KnownPolicy> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(PolicyStore::policy)
                .toList();
    }

    private static KnownPolicy policy(Row row) {
        return new KnownPolicy(
                new SourcingPolicy(
                        row.getString(0),
                        new Scope(row.getString(2), row.getString(3)),
                        Arrays.stream(row.getArrayOfStrings(4))
                                .map(Rule::valueOf)
                                .toList(),
                        locations(row.getArrayOfStrings(5)),
                        locations(row.getArrayOfStrings(6)),
                        Optional.ofNullable(row.getInteger(7)),
                        row.getBoolean(8)),
                row.getLong(1));
    }

    private static Set<Gln> locations(String[] numbers) {
        return Arrays.stream(numbers).map(Gln::new).collect(Collectors.toUnmodifiableSet());
    }
}
