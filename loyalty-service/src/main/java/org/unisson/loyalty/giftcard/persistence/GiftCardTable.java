package org.unisson.loyalty.giftcard.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.application.ExpiryNews;
import org.unisson.loyalty.giftcard.application.GiftCards;
import org.unisson.loyalty.giftcard.application.VerifyPin;
import org.unisson.loyalty.giftcard.domain.GiftCard;
import org.unisson.loyalty.giftcard.domain.GiftCard.Snapshot;
import org.unisson.loyalty.giftcard.domain.GiftCardEntry;

/** The tables {@code gift_card} and {@code gift_card_entry}. */
@Singleton
class GiftCardTable {

    private static final String ADD = """
            insert into gift_card (gift_card_id, number, pin_hash, status, currency, asked, store, made_at)
            values ($1, $2, $3, 'INACTIVE', $4, $5, $6, $7)""";

    private static final String BY_NUMBER =
            "select gift_card_id, pin_hash, wrong_tries from gift_card where number = $1 for update";

    private static final String TRIED = "update gift_card set wrong_tries = $2 where gift_card_id = $1";

    private static final String LOCK = """
            select gift_card_id, currency, status, balance, set_aside, activated_at, expires_at, wrong_tries, lapsed
            from gift_card where gift_card_id = any($1) order by gift_card_id for update""";

    // What changed since the statement began is looked at again; what others hold is for a later time.
    private static final String LOCK_EXPIRED = """
            select gift_card_id, currency, status, balance, set_aside, activated_at, expires_at, wrong_tries, lapsed
            from gift_card where balance > 0 and set_aside = 0 and expires_at <= $1
            order by expires_at limit $2 for update skip locked""";

    private static final String SAVE = """
            update gift_card set status = news.status, balance = news.balance, set_aside = news.set_aside,
                activated_at = news.activated_at, expires_at = news.expires_at, lapsed = news.lapsed
            from unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::timestamptz[],
                        $7::bigint[])
                as news (gift_card_id, status, balance, set_aside, activated_at, expires_at, lapsed)
            where gift_card.gift_card_id = news.gift_card_id""";

    // No "on conflict": a source that comes a second time past all other guards must fail, not be booked twice.
    private static final String ENTER = """
            insert into gift_card_entry (entry_id, gift_card_id, minor, balance, cause, source, source_id, occurred_at,
                                         recorded_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::uuid[],
                                 $8::timestamptz[], $9::timestamptz[])""";

    private static final String EXPIRED = """
            select entry_id, gift_card_id, minor, currency, occurred_at, recorded_at
            from gift_card_entry join gift_card using (gift_card_id)
            where cause = 'EXPIRED' and recorded_at >= $1 and entry_id > $2 order by entry_id limit $3""";

    Uni<Void> add(Transaction tx, GiftCards.Made made, Instant now) {
        return tx.sql(
                        ADD,
                        made.giftCardId(),
                        made.number(),
                        Buffer.buffer(made.pinHash()),
                        made.amount().currency(),
                        made.amount().minor(),
                        made.store(),
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    Uni<Optional<GiftCards.Locked>> byNumber(Transaction tx, String number) {
        return tx.sql(BY_NUMBER, number).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                        new GiftCards.Locked(row.getUUID(0), row.getBuffer(1).getBytes(), row.getInteger(2)))
                .findFirst());
    }

    Uni<Void> tried(Transaction tx, UUID giftCardId, int wrongTries) {
        return tx.sql(TRIED, giftCardId, wrongTries).replaceWithVoid();
    }

    /** The cards, locked in the order of their ids. */
    Uni<List<GiftCard>> lock(Transaction tx, Collection<UUID> ids) {
        return tx.sql(LOCK, (Object) ids.toArray(UUID[]::new)).map(GiftCardTable::cards);
    }

    /** Cards that have expired with something on them, locked; without those that others hold. */
    Uni<List<GiftCard>> lockExpired(Transaction tx, Instant now, int atMost) {
        return tx.sql(LOCK_EXPIRED, Times.toDatabase(now), atMost).map(GiftCardTable::cards);
    }

    Uni<Void> save(Transaction tx, List<GiftCard> cards) {
        if (cards.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Snapshot> rows = cards.stream().map(GiftCard::snapshot).toList();
        return tx.sql(
                        SAVE,
                        Columns.uuids(rows, Snapshot::id),
                        Columns.texts(rows, row -> row.status().name()),
                        Columns.longs(rows, Snapshot::balance),
                        Columns.longs(rows, Snapshot::setAside),
                        Columns.times(rows, Snapshot::activatedAt),
                        Columns.times(rows, Snapshot::expiresAt),
                        Columns.longs(rows, Snapshot::lapsed))
                .replaceWithVoid();
    }

    Uni<Void> enter(Transaction tx, List<GiftCardEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        ENTER,
                        Columns.uuids(entries, GiftCardEntry::entryId),
                        Columns.uuids(entries, GiftCardEntry::giftCardId),
                        Columns.longs(entries, GiftCardEntry::minor),
                        Columns.longs(entries, GiftCardEntry::balance),
                        Columns.texts(entries, entry -> entry.cause().name()),
                        Columns.texts(entries, entry -> entry.source().key()),
                        Columns.uuids(entries, entry -> entry.source().id()),
                        Columns.times(entries, entry -> entry.source().occurredAt()),
                        Columns.times(entries, GiftCardEntry::recordedAt))
                .replaceWithVoid();
    }

    Uni<List<ExpiryNews.Expired>> expired(Transaction tx, Instant since, UUID after, int limit) {
        return tx.sql(EXPIRED, Times.toDatabase(since), after, limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new ExpiryNews.Expired(
                                row.getUUID(0),
                                row.getUUID(1),
                                new Money(-row.getLong(2), row.getString(3)),
                                Times.fromDatabase(row.getOffsetDateTime(4)),
                                Times.fromDatabase(row.getOffsetDateTime(5))))
                        .toList());
    }

    private static List<GiftCard> cards(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(GiftCardTable::card)
                .toList();
    }

    private static GiftCard card(Row row) {
        return new GiftCard(new Snapshot(
                row.getUUID(0),
                row.getString(1),
                GiftCard.Status.valueOf(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                Times.fromDatabase(row.getOffsetDateTime(5)),
                Times.fromDatabase(row.getOffsetDateTime(6)),
                row.getInteger(7) >= VerifyPin.TRIES,
                row.getLong(8)));
    }
}
