package org.unisson.catalog.quote.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.quote.domain.CouponCode;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** Coupon codes. */
@Singleton
public class CouponRows {

    /** Those of these codes that there are. */
    public Uni<Map<String, CouponCode>> find(Transaction tx, Collection<String> codes) {
        return tx.sql("select code, operation_id, uses_limit, uses_used from coupon where code = any($1)", (Object)
                        codes.toArray(String[]::new))
                .map(rows -> {
                    Map<String, CouponCode> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getString(0), read(row)));
                    return found;
                });
    }

    /** An operation's codes by code, after that one. */
    public Uni<List<CouponCode>> of(Transaction tx, UUID operationId, String after, int limit) {
        return tx.sql("""
                        select code, operation_id, uses_limit, uses_used from coupon
                        where operation_id = $1 and code > $2 order by code limit $3""", operationId, after, limit).map(rows -> {
            List<CouponCode> found = new ArrayList<>();
            rows.forEach(row -> found.add(read(row)));
            return found;
        });
    }

    /** Adds codes. @return those that are new */
    public Uni<List<String>> add(Transaction tx, UUID operationId, List<String> codes, int uses, Instant now) {
        return tx.sql("""
                        insert into coupon (code, operation_id, uses_limit, created_at)
                        select code, $2, $3, $4 from unnest($1::text[]) code
                        on conflict do nothing returning code""", codes.toArray(String[]::new), operationId, uses, Times.toDatabase(now))
                .map(rows -> {
                    List<String> added = new ArrayList<>();
                    rows.forEach(row -> added.add(row.getString(0)));
                    return added;
                });
    }

    private static CouponCode read(Row row) {
        return new CouponCode(row.getString(0), row.getUUID(1), row.getInteger(2), row.getInteger(3));
    }
}
