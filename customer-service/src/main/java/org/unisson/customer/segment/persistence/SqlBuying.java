package org.unisson.customer.segment.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.segment.application.Buying;
import org.unisson.customer.segment.domain.Purchases;

/** What persons bought, from their timelines. */
@ApplicationScoped
class SqlBuying implements Buying {

    // The customers are named once more as values, or the purchases of everybody would be put together first.
    private static final String OF = """
            with bought as materialized (
                select m.person_id, it.*
                from bought it join unnest($1::uuid[], $2::uuid[]) as m (person_id, customer_id) using (customer_id)
                where it.customer_id = any($2::uuid[])),
            spent as (
                select person_id, currency, sum(net)::bigint as net from bought
                where counted_at > $3 group by person_id, currency),
            money as (
                select person_id, array_agg(currency order by currency) as currencies,
                    array_agg(net order by currency) as nets
                from spent group by person_id),
            counted as (
                select person_id, max(bought_at) filter (where kept > 0) as last_at,
                    min(counted_at) filter (where counted_at > $3) as earliest,
                    count(*) filter (where bought_at > $3 and kept > 0) as orders,
                    coalesce(sum(returns) filter (where counted_at > $3), 0)::bigint as returns,
                    array_agg(distinct channel)
                        filter (where channel is not null and bought_at > $3 and kept > 0) as channels
                from bought group by person_id)
            select * from counted left join money using (person_id)""";

    private static final String QUINTILES = """
            with person as (
                select coalesce(p.person_id, b.customer_id) as id,
                    (extract(epoch from $2::timestamptz - max(bought_at) filter (where kept > 0)) / 86400)
                        as days,
                    count(*) filter (where bought_at is not null and kept > 0) as frequency,
                    coalesce(sum(net) filter (where currency = $3), 0)::bigint as monetary
                from bought b left join belonging p using (customer_id)
                where counted_at > $1
                group by 1
                having count(*) filter (where bought_at is not null and kept > 0) > 0)
            select count(*),
                percentile_disc(array[0.2, 0.4, 0.6, 0.8]) within group (order by greatest(0, floor(days))::bigint),
                percentile_disc(array[0.2, 0.4, 0.6, 0.8]) within group (order by frequency),
                percentile_disc(array[0.2, 0.4, 0.6, 0.8]) within group (order by monetary)
            from person""";

    @Override
    public Uni<Map<UUID, Purchases>> of(Transaction tx, Map<UUID, ? extends Collection<UUID>> members, Instant since) {
        List<UUID> persons = new ArrayList<>();
        List<UUID> customers = new ArrayList<>();
        members.forEach((person, all) -> all.forEach(customer -> {
            persons.add(person);
            customers.add(customer);
        }));
        return tx.sql(OF, persons.toArray(UUID[]::new), customers.toArray(UUID[]::new), Times.toDatabase(since))
                .map(rows -> {
                    Map<UUID, Purchases> bought = new HashMap<>();
                    rows.forEach(row -> bought.put(row.getUUID("person_id"), purchases(row)));
                    return bought;
                });
    }

    @Override
    public Uni<Quintiles> quintiles(Transaction tx, Instant since, Instant now, String currency) {
        return tx.sql(QUINTILES, Times.toDatabase(since), Times.toDatabase(now), currency)
                .map(rows -> rows.iterator().next())
                .map(row -> row.getLong(0) == 0
                        ? new Quintiles(0, List.of(), List.of(), List.of())
                        : new Quintiles(
                                row.getLong(0),
                                List.of(row.getArrayOfLongs(1)),
                                List.of(row.getArrayOfLongs(2)),
                                List.of(row.getArrayOfLongs(3))));
    }

    private static Purchases purchases(Row row) {
        SortedMap<String, Long> spent = new TreeMap<>();
        String[] currencies = row.getArrayOfStrings("currencies");
        Long[] nets = row.getArrayOfLongs("nets");
        for (int i = 0; currencies != null && i < currencies.length; i++) {
            spent.put(currencies[i], nets[i]);
        }
        String[] channels = row.getArrayOfStrings("channels");
        return new Purchases(
                Times.fromDatabase(row.getOffsetDateTime("last_at")),
                Times.fromDatabase(row.getOffsetDateTime("earliest")),
                row.getLong("orders"),
                row.getLong("returns"),
                spent,
                channels == null ? List.of() : List.of(channels));
    }
}
