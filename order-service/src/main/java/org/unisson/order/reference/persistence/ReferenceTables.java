package org.unisson.order.reference.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.reference.application.KnownReferences;
import org.unisson.order.reference.application.Prices;
import org.unisson.order.reference.domain.SalesChannel;

/** The projections of others' events, as questions. */
@ApplicationScoped
class ReferenceTables implements KnownReferences, Prices {

    private static final String EFFECTIVE = """
            select distinct on (price.sku) price.sku, price.minor, price.currency
            from known_price price join known_channel channel on channel.channel = $1
            where price.sku = any($2) and price.channel in ('', $1) and price.currency = channel.currency
              and price.valid_from <= $3 and (price.valid_to is null or price.valid_to > $3)
            order by price.sku, (price.channel = $1) desc, price.valid_from desc""";

    @Override
    public Uni<Set<Sku>> skus(Transaction tx, Collection<Sku> asked) {
        return skus(tx, "select sku from known_sku where sku = any($1)", asked);
    }

    @Override
    public Uni<Set<Sku>> sellable(Transaction tx, Collection<Sku> asked) {
        return skus(tx, "select sku from known_sku where sku = any($1) and sellable", asked);
    }

    @Override
    public Uni<Map<Sku, UUID>> products(Transaction tx, Collection<Sku> asked) {
        return tx.sql("select sku, product from known_sku where sku = any($1)", (Object) texts(asked, Sku::code))
                .map(rows -> {
                    Map<Sku, UUID> products = new HashMap<>();
                    rows.forEach(row -> products.put(new Sku(row.getString(0)), row.getUUID(1)));
                    return products;
                });
    }

    @Override
    public Uni<Set<Gln>> locations(Transaction tx, Collection<Gln> asked) {
        return tx.sql("select location from known_location where location = any($1)", (Object)
                        texts(asked, Gln::number))
                .map(rows -> set(rows, row -> new Gln(row.getString(0))));
    }

    @Override
    public Uni<Map<String, SalesChannel>> channels(Transaction tx, Collection<String> asked) {
        return tx.session()
                .createSelectionQuery("from ChannelRow where id in :ids", ChannelRow.class)
                .setParameter("ids", asked)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(ChannelRow::asChannel)
                        .collect(Collectors.toMap(SalesChannel::id, channel -> channel)));
    }

    @Override
    public Uni<Map<String, UUID>> customersOf(Transaction tx, Collection<String> cards) {
        return tx.sql("select card, customer from known_card where card = any($1)", (Object) texts(cards, card -> card))
                .map(rows -> {
                    Map<String, UUID> customers = new HashMap<>();
                    rows.forEach(row -> customers.put(row.getString(0), row.getUUID(1)));
                    return customers;
                });
    }

    @Override
    public Uni<Map<UUID, Gln>> attachedStores(Transaction tx, Collection<UUID> customers) {
        return tx.sql("select customer, store from known_attachment where customer = any($1)", (Object)
                        customers.toArray(UUID[]::new))
                .map(rows -> {
                    Map<UUID, Gln> stores = new HashMap<>();
                    rows.forEach(row -> stores.put(row.getUUID(0), new Gln(row.getString(1))));
                    return stores;
                });
    }

    @Override
    public Uni<Map<Sku, Money>> effective(Transaction tx, String channel, Instant at, Collection<Sku> skus) {
        return tx.sql(EFFECTIVE, channel, texts(skus, Sku::code), Times.toDatabase(at))
                .map(rows -> {
                    Map<Sku, Money> prices = new HashMap<>();
                    rows.forEach(
                            row -> prices.put(new Sku(row.getString(0)), new Money(row.getLong(1), row.getString(2))));
                    return prices;
                });
    }

    private static Uni<Set<Sku>> skus(Transaction tx, String statement, Collection<Sku> asked) {
        return tx.sql(statement, (Object) texts(asked, Sku::code))
                .map(rows -> set(rows, row -> new Sku(row.getString(0))));
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).distinct().toArray(String[]::new);
    }

    private static <T> Set<T> set(RowSet<Row> rows, Function<Row, T> read) {
        Set<T> values = new HashSet<>();
        rows.forEach(row -> values.add(read.apply(row)));
        return values;
    }
}
