package org.unisson.loyalty.account.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.application.LedgerAudit;

/** Accounts beside their postings. */
@Singleton
class LedgerAuditQueries implements LedgerAudit {

    // One statement: it sees an account and its postings as the same transaction left them.
    private static final String COMPARE = """
            select a.account_id, a.points, a.held, coalesce(sum(p.points), 0)::bigint,
                   coalesce(sum(p.points) filter (where p.book = 'HELD'), 0)::bigint
            from (select account_id, points, held from account
                  where account_id > $1 order by account_id limit $2) a
            left join posting p on p.account_id = a.account_id
            group by a.account_id, a.points, a.held order by a.account_id""";

    private static final String REST = "select coalesce(sum(points), 0)::bigint from posting";

    @Override
    public Uni<Part> compare(Transaction tx, UUID after, int limit) {
        return tx.sql(COMPARE, after, limit).map(rows -> {
            UUID last = null;
            List<Drifted> drifted = new ArrayList<>();
            for (Row row : rows) {
                last = row.getUUID(0);
                if (!row.getLong(1).equals(row.getLong(3)) || !row.getLong(2).equals(row.getLong(4))) {
                    drifted.add(new Drifted(
                            last, row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
                }
            }
            return new Part(last, rows.size(), drifted);
        });
    }

    @Override
    public Uni<Long> rest(Transaction tx) {
        return tx.sql(REST).map(rows -> rows.iterator().next().getLong(0));
    }
}
