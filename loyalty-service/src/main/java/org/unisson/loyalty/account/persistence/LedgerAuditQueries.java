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
            select a.account_id, a.points, a.held, a.pending, booked.points, booked.held, booked.pending,
                   (select count(*) from lot l
                    left join (select lot_id,
                                      sum(p.points) filter (where p.book = 'PENDING') as pending,
                                      sum(p.points) filter (where p.book = 'ACTIVE') as free,
                                      sum(p.points) filter (where p.book = 'HELD') as held
                               from posting p where p.account_id = a.account_id group by lot_id) s using (lot_id)
                    where l.account_id = a.account_id
                      and (l.pending, l.free, l.held)
                          <> (coalesce(s.pending, 0), coalesce(s.free, 0), coalesce(s.held, 0)))
            from (select account_id, points, held, pending from account
                  where account_id > $1 order by account_id limit $2) a
            cross join lateral (
                select coalesce(sum(p.points), 0)::bigint as points,
                       coalesce(sum(p.points) filter (where p.book = 'HELD'), 0)::bigint as held,
                       coalesce(sum(p.points) filter (where p.book = 'PENDING'), 0)::bigint as pending
                from posting p where p.account_id = a.account_id) booked
            order by a.account_id""";

    private static final String REST = "select coalesce(sum(points), 0)::bigint from posting";

    @Override
    public Uni<Part> compare(Transaction tx, UUID after, int limit) {
        return tx.sql(COMPARE, after, limit).map(rows -> {
            UUID last = null;
            List<Drifted> drifted = new ArrayList<>();
            for (Row row : rows) {
                last = row.getUUID(0);
                Figures says = new Figures(row.getLong(1), row.getLong(2), row.getLong(3));
                Figures booked = new Figures(row.getLong(4), row.getLong(5), row.getLong(6));
                if (!says.equals(booked) || row.getLong(7) != 0) {
                    drifted.add(new Drifted(last, says, booked, row.getLong(7)));
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
