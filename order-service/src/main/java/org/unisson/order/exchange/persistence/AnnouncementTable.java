package org.unisson.order.exchange.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.exchange.application.Announcements;
import org.unisson.order.exchange.domain.Announcement;
import org.unisson.order.exchange.domain.Announcement.Wanted;
import org.unisson.order.purchase.persistence.Rows;

/** Announced exchanges in PostgreSQL. */
@ApplicationScoped
class AnnouncementTable implements Announcements {

    private static final String ADD = """
            insert into exchange_announcement (announcement_id, purchase_id, channel, method, pickup, currency, set_off,
                                               refunded, announced_at, return_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";
    private static final String ADD_LINES = """
            insert into exchange_announced_line (announcement_id, line_id, quantity)
            select * from unnest($1::uuid[], $2::uuid[], $3::bigint[])""";
    private static final String ADD_TAKE = """
            insert into exchange_announced_take (announcement_id, sku, quantity, unit_price)
            select * from unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[])""";
    private static final String SELECT = """
            select announced.*, purchase.customer, purchase.order_id,
                   array(select line_id from exchange_announced_line line
                         where line.announcement_id = announced.announcement_id order by line_id) as lines,
                   array(select quantity from exchange_announced_line line
                         where line.announcement_id = announced.announcement_id order by line_id) as pieces,
                   array(select sku from exchange_announced_take take
                         where take.announcement_id = announced.announcement_id order by sku) as skus,
                   array(select quantity from exchange_announced_take take
                         where take.announcement_id = announced.announcement_id order by sku) as wanted,
                   array(select unit_price from exchange_announced_take take
                         where take.announcement_id = announced.announcement_id order by sku) as prices
            from exchange_announcement announced join purchase using (purchase_id)
            """;
    private static final String ONE = SELECT + "where announcement_id = $1";
    private static final String LOCK = ONE + " for update of announced";
    private static final String OF = SELECT + "where purchase_id = $1 order by announcement_id desc limit $2";

    @Override
    public Uni<Void> add(Transaction tx, Announcement announcement) {
        UUID id = announcement.announcementId();
        Gln pickup = announcement.fulfilment().location();
        return tx.sql(
                        ADD,
                        id,
                        announcement.purchaseId(),
                        announcement.channel(),
                        announcement.fulfilment().method().name(),
                        pickup == null ? null : pickup.number(),
                        announcement.setOff().currency(),
                        announcement.setOff().minor(),
                        announcement.refunded().minor(),
                        Times.toDatabase(announcement.announcedAt()),
                        Times.toDatabase(announcement.returnBy()))
                .chain(() -> new Rows<>(
                                ADD_LINES, List.copyOf(announcement.goods().entrySet()))
                        .column(UUID.class, line -> id)
                        .column(UUID.class, Map.Entry::getKey)
                        .column(Long.class, Map.Entry::getValue)
                        .insert(tx))
                .chain(() -> new Rows<>(ADD_TAKE, announcement.take())
                        .column(UUID.class, wanted -> id)
                        .column(String.class, wanted -> wanted.sku().code())
                        .column(Long.class, Wanted::quantity)
                        .column(
                                Long.class,
                                wanted -> wanted.unitPrice() == null
                                        ? null
                                        : wanted.unitPrice().minor())
                        .insert(tx));
    }

    @Override
    public Uni<Optional<Known>> one(Transaction tx, UUID announcementId) {
        return known(tx, ONE, announcementId);
    }

    @Override
    public Uni<Optional<Known>> lock(Transaction tx, UUID announcementId) {
        return known(tx, LOCK, announcementId);
    }

    private static Uni<Optional<Known>> known(Transaction tx, String statement, UUID announcementId) {
        return tx.sql(statement, announcementId).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            Row row = rows.iterator().next();
            return Optional.of(new Known(announcement(row), row.getUUID("customer"), row.getUUID("order_id")));
        });
    }

    @Override
    public Uni<List<Announcement>> of(Transaction tx, UUID purchaseId, int atMost) {
        return tx.sql(OF, purchaseId, atMost).map(rows -> {
            List<Announcement> all = new ArrayList<>();
            rows.forEach(row -> all.add(announcement(row)));
            return all;
        });
    }

    @Override
    public Uni<Void> withdraw(Transaction tx, UUID announcementId, Instant now) {
        return tx.sql(
                        "update exchange_announcement set withdrawn_at = $2 where announcement_id = $1",
                        announcementId,
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> exchanged(Transaction tx, UUID announcementId, UUID exchangeId) {
        return tx.sql(
                        "update exchange_announcement set exchange_id = $2 where announcement_id = $1",
                        announcementId,
                        exchangeId)
                .replaceWithVoid();
    }

    private static Announcement announcement(Row row) {
        String currency = row.getString("currency");
        String pickup = row.getString("pickup");
        return new Announcement(
                row.getUUID("announcement_id"),
                row.getUUID("purchase_id"),
                row.getString("channel"),
                goods(row),
                take(row, currency),
                new Fulfilment(
                        Fulfilment.Method.valueOf(row.getString("method")), pickup == null ? null : new Gln(pickup)),
                new Money(row.getLong("set_off"), currency),
                new Money(row.getLong("refunded"), currency),
                Times.fromDatabase(row.getOffsetDateTime("announced_at")),
                Times.fromDatabase(row.getOffsetDateTime("return_by")),
                Times.fromDatabase(row.getOffsetDateTime("withdrawn_at")),
                row.getUUID("exchange_id"));
    }

    private static Map<UUID, Long> goods(Row row) {
        UUID[] lines = row.getArrayOfUUIDs("lines");
        Long[] pieces = row.getArrayOfLongs("pieces");
        Map<UUID, Long> goods = new HashMap<>();
        for (int index = 0; index < lines.length; index++) {
            goods.put(lines[index], pieces[index]);
        }
        return goods;
    }

    private static List<Wanted> take(Row row, String currency) {
        String[] skus = row.getArrayOfStrings("skus");
        Long[] wanted = row.getArrayOfLongs("wanted");
        Long[] prices = row.getArrayOfLongs("prices");
        List<Wanted> take = new ArrayList<>();
        for (int index = 0; index < skus.length; index++) {
            take.add(new Wanted(
                    new Sku(skus[index]),
                    wanted[index],
                    prices[index] == null ? null : new Money(prices[index], currency)));
        }
        return take;
    }
}
