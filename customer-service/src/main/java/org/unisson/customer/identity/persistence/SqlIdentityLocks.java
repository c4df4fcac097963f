package org.unisson.customer.identity.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.identity.application.IdentityLocks;

/** Advisory locks of the transaction. */
@ApplicationScoped
class SqlIdentityLocks implements IdentityLocks {

    // Some locks stand for all keys, taken in their order, so that a large batch does not fill the lock table.
    private static final String KEYS = """
            select count(pg_advisory_xact_lock(bucket)) from (
                select distinct 7284000 + (hashtext(key) & 255)::bigint as bucket
                from unnest($1::text[]) key order by 1) as buckets""";

    private static final String WHO_IS_WHO = "7284999";

    @Override
    public Uni<Void> keys(Transaction tx, Collection<String> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(KEYS, (Object) keys.toArray(String[]::new)).replaceWithVoid();
    }

    @Override
    public Uni<Void> share(Transaction tx) {
        return tx.sql("select count(pg_advisory_xact_lock_shared(" + WHO_IS_WHO + "))")
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> alone(Transaction tx) {
        return tx.sql("select count(pg_advisory_xact_lock(" + WHO_IS_WHO + "))").replaceWithVoid();
    }
}
