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

/** Sums over purchases and returns. */
@ApplicationScoped
class SalesTables implements SalesQueries {

    // One statement, so one snapshot: totals and their parts are of the same instant. The level tells them apart:
    // 0 location, 1 channel, 2 total.
    private static final String SUMMARY = """
            select case when grouping(location) = 0 then 0 when grouping(channel) = 0 then 1 else 2 end as level,
                   location, channel, currency, sum(sold)::bigint as sold, sum(returned)::bigint as returned,
                   sum(units_sold)::bigint as units_sold, sum(units_returned)::bigint as units_returned,
                   sum(purchases)::bigint as purchases, sum(returns)::bigint as returns
            from (select location, channel, currency, sum(total) as sold, 0 as returned, sum(units) as units_sold,
                         0 as units_returned, count(*) as purchases, 0 as returns
                  from purchase group by location, channel, currency
                  union all
                  -- A gift card is no sale: what it buys is.
                  select location, channel, currency, -sum(line.total), 0, -count(*), 0, 0, 0
                  from purchase_line line join purchase using (purchase_id)
                  where line.gift_card is not null group by location, channel, currency
                  union all
                  select location, channel, currency, 0, sum(total), 0, sum(units), 0, count(*)
                  from purchase_return group by location, channel, currency
                  union all
                  select location, channel, currency, 0, sum(total), 0, sum(units), 0, count(*)
                  from unreceipted_return join (
                      select return_id, sum(quantity) as units from unreceipted_return_line group by return_id) line
                      using (return_id)
                  group by location, channel, currency) movement
            group by grouping sets ((currency), (location, currency), (channel, currency))
            order by level, location nulls first, channel, currency""";

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
