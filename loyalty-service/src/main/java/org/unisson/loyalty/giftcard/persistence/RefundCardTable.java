package org.unisson.loyalty.giftcard.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.application.RefundCards;
import org.unisson.loyalty.giftcard.domain.RefundCard;

/** The tables {@code refund_card} and {@code refund_card_disclosure}. */
@Singleton
class RefundCardTable implements RefundCards {

    private static final String ADD = """
            insert into refund_card (refund_id, gift_card_id, minor, customer_id, location, made_at)
            values ($1, $2, $3, $4, $5, $6)""";

    private static final String ONE = """
            select r.refund_id, r.gift_card_id, r.minor, g.currency, right(g.number, 4), r.customer_id, r.location,
                   r.made_at,
                   (select max(d.told_at) from refund_card_disclosure d where d.refund_id = r.refund_id)
            from refund_card r join gift_card g using (gift_card_id) where r.refund_id = $1""";

    private static final String LOCK = "select number from gift_card where gift_card_id = $1 for update";

    private static final String REPLACE_PIN =
            "update gift_card set pin_hash = $2, wrong_tries = 0 where gift_card_id = $1";

    private static final String DISCLOSED = """
            insert into refund_card_disclosure (disclosure_id, refund_id, told_to, because, told_at)
            values ($1, $2, $3, $4, $5)""";

    @Override
    public Uni<Void> add(Transaction tx, RefundCard card) {
        return tx.sql(
                        ADD,
                        card.refundId(),
                        card.giftCardId(),
                        card.amount().minor(),
                        card.recipient().customerId(),
                        card.recipient().location(),
                        Times.toDatabase(card.madeAt()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<RefundCardView>> one(Transaction tx, UUID refundId) {
        return tx.sql(ONE, refundId).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(RefundCardTable::view)
                .findFirst());
    }

    @Override
    public Uni<String> lockNumber(Transaction tx, UUID giftCardId) {
        return tx.sql(LOCK, giftCardId).map(rows -> rows.iterator().next().getString(0));
    }

    @Override
    public Uni<Void> replacePin(Transaction tx, UUID giftCardId, byte[] pinHash) {
        return tx.sql(REPLACE_PIN, giftCardId, Buffer.buffer(pinHash)).replaceWithVoid();
    }

    @Override
    public Uni<Void> disclosed(Transaction tx, Disclosure disclosure) {
        return tx.sql(
                        DISCLOSED,
                        Ids.next(),
                        disclosure.refundId(),
                        disclosure.toldTo(),
                        disclosure.because(),
                        Times.toDatabase(disclosure.at()))
                .replaceWithVoid();
    }

    private static RefundCardView view(Row row) {
        return new RefundCardView(
                row.getUUID(0),
                row.getUUID(1),
                new Money(row.getLong(2), row.getString(3)),
                row.getString(4),
                row.getUUID(5),
                row.getString(6),
                Times.fromDatabase(row.getOffsetDateTime(7)),
                Times.fromDatabase(row.getOffsetDateTime(8)));
    }
}
