package org.unisson.order.sales.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.order.sales.application.SalesQueries;
import org.unisson.order.sales.application.SalesSummary;
import org.unisson.order.sales.application.SalesSummary.Figures;

/** Sums over purchases and returns: those that are kept, and what has come to them since. */
@ApplicationScoped
class SalesTables implements SalesQueries {

    // One statement, so one snapshot: totals and their parts are of the same instant. The level tells them apart:
    // 0 location, 1 channel, 2 total.
    private static final String SUMMARY = """
            select case when grouping(location) = 0 then 0 when grouping(channel) = 0 then 1 else 2 end as level,
                   location, channel, currency, sum(sold)::bigint as sold, sum(returned)::bigint as returned,
                   sum(units_sold)::bigint as units_sold, sum(units_returned)::bigint as units_returned,
                   sum(purchases)::bigint as purchases, sum(returns)::bigint as returns
            from (select location, channel, currency, sold, returned, units_sold, units_returned, purchases, returns
                  from sales_sum
                  union all
                  select location, channel, currency, sold, returned, units_sold, units_returned, purchases, returns
                  from sales_sum_change) movement
            group by grouping sets ((currency), (location, currency), (channel, currency))
            order by level, location nulls first, channel, currency""";

    // One at a time, so that two folders never wait for each other; what is not committed yet is for a later time.
    private static final String FOLD = """
            with alone as materialized (select pg_try_advisory_xact_lock(hashtext('sales sums')) as mine),
                 folded as (delete from sales_sum_change where change_id in (
                                select change_id from sales_sum_change, alone where mine limit $1) returning *),
                 kept as (insert into sales_sum as known
                          select location, channel, currency, sum(sold), sum(returned), sum(units_sold),
                                 sum(units_returned), sum(purchases), sum(returns)
                          from folded group by location, channel, currency
                          on conflict (location, channel, currency) do update set
                              sold = known.sold + excluded.sold, returned = known.returned + excluded.returned,
                              units_sold = known.units_sold + excluded.units_sold,
                              units_returned = known.units_returned + excluded.units_returned,
                              purchases = known.purchases + excluded.purchases, returns = known.returns + excluded.returns)
            select count(*) from folded""";

    private final Transactions transactions;

    SalesTables(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<SalesSummary> summary() {
        return transactions
                .read(tx -> tx.sql(SUMMARY))
                .map(rows -> new SalesSummary(level(rows, 2), level(rows, 0), level(rows, 1)));
    }

    @Override
    public Uni<Long> fold(int atMost) {
        return transactions.run(
                tx -> tx.sql(FOLD, atMost).map(rows -> rows.iterator().next().getLong(0)));
    }

    private static List<Figures> level(RowSet<Row> rows, int level) {
        List<Figures> figures = new ArrayList<>();
        for (Row row : rows) {
            if (row.getInteger("level") == level) {
                figures.add(new Figures(
                        row.getString("location"),
                        row.getString("channel"),
                        row.getString("currency"),
                        row.getLong("sold"),
                        row.getLong("returned"),
                        row.getLong("units_sold"),
                        row.getLong("units_returned"),
                        row.getLong("purchases"),
                        row.getLong("returns")));
            }
        }
        return figures;
    }
}
