package org.unisson.catalog.quote.persistence;

import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.price.domain.Price;
import org.unisson.catalog.price.domain.PriceList;
import org.unisson.catalog.price.persistence.PriceColumns;
import org.unisson.catalog.quote.domain.Article;
import org.unisson.catalog.quote.domain.Buyer;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persons.Members;

/** What a statement that reads SKUs selects besides, so that they can be priced from what it has read alone. */
public final class PricingColumns {

    /** Joins the prices of {@code v.sku}, and those that were asked for it in the last 400 days and are no more. */
    public static final String JOINS = """
            cross join lateral (
                select\s""" + PriceColumns.ARRAYS + """
                       , array_agg(recorded_at) as recorded
                 from price where sku = v.sku) price
            cross join lateral (
                select array_agg(channel_id) as asked_channels, array_agg(list_id) as asked_lists,
                       array_agg(minor) as asked_minors, array_agg(currency) as asked_currencies,
                       array_agg(valid_from) as asked_froms, array_agg(valid_to) as asked_tos,
                       array_agg(null::text) as asked_reasons, array_agg(asked_from) as asked_since,
                       array_agg(asked_to) as asked_until
                from price_history where sku = v.sku and asked_to > now() - interval '400 days') asked
            """;

    /** Its columns. */
    public static final String COLUMNS = "price.*, asked.*";

    private PricingColumns() {}

    /**
     * What a statement reads once, whatever the number of its rows: the version of the terms, and what the customer of
     * that parameter brings along, as the person they are.
     *
     * @param termsVersion of the terms that were in force for the statement; 0 where nothing was found
     */
    public record Once(long termsVersion, Buyer buyer) {}

    /** To be read by {@link #once}. Only one row holds it: budgets are many, and so are rows. */
    public static String once(String customer) {
        return """
                case when row_number() over () = 1 then (select version from terms) end as terms_version,
                case when row_number() over () = 1 then
                    (select array_agg(operation_id) from operation_invitation where customer_id = %1$s) end as invited,
                case when row_number() over () = 1 then
                    (select jsonb_agg(jsonb_build_array(
                            b.operation_id, b.amount_limit - b.amount_used,
                            least(b.uses_limit - b.uses_used, b.uses_per_customer - (
                                select count(*) from quote_claim c
                                where c.operation_id = b.operation_id and c.customer_id = %1$s and c.held))))
                     from operation_budget b join operation o using (operation_id)
                     where (b.amount_limit is not null or b.uses_limit is not null or b.uses_per_customer is not null)
                           and o.status <> 'DRAFT' and o.ends_at > now())::text end as budgets
                """.formatted(Members.any(customer));
    }

    /** @param known whether it is known who buys */
    public static Once once(RowSet<Row> rows, boolean known) {
        for (Row row : rows) {
            Long version = row.getLong("terms_version");
            if (version != null) {
                return new Once(version, buyer(row, known));
            }
        }
        return new Once(0, Buyer.ANYONE);
    }

    private static Buyer buyer(Row row, boolean known) {
        UUID[] invited = row.getArrayOfUUIDs("invited");
        String budgets = row.getString("budgets");
        Map<UUID, Buyer.Left> left = new HashMap<>();
        if (budgets != null) {
            for (Object budget : new JsonArray(budgets)) {
                JsonArray columns = (JsonArray) budget;
                left.put(UUID.fromString(columns.getString(0)), new Buyer.Left(columns.getLong(1), columns.getLong(2)));
            }
        }
        return new Buyer(known, invited == null ? Set.of() : Set.of(invited), Map.of(), left);
    }

    /** The article; the row also holds {@code sku}, {@code category} and {@code brand}. */
    public static Article article(Row row) {
        List<Price> prices = PriceColumns.prices(row, "");
        List<Price> former = PriceColumns.prices(row, "asked_");
        List<Article.Asked> asked = new ArrayList<>(prices.size() + former.size());
        if (!former.isEmpty()) {
            OffsetDateTime[] since = row.getArrayOfOffsetDateTimes("asked_since");
            OffsetDateTime[] until = row.getArrayOfOffsetDateTimes("asked_until");
            for (int i = 0; i < since.length; i++) {
                asked.add(new Article.Asked(former.get(i), Times.fromDatabase(since[i]), Times.fromDatabase(until[i])));
            }
        }
        if (!prices.isEmpty()) {
            OffsetDateTime[] recorded = row.getArrayOfOffsetDateTimes("recorded");
            for (int i = 0; i < recorded.length; i++) {
                asked.add(new Article.Asked(prices.get(i), Times.fromDatabase(recorded[i]), null));
            }
        }
        return new Article(
                row.getString("sku"), row.getString("category"), row.getString("brand"), new PriceList(prices), asked);
    }
}
