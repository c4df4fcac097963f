package org.unisson.loyalty.giftcard.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.domain.Authorisation;

/** The table {@code gift_card_authorisation}. Whoever changes a row holds its card. */
@Singleton
class AuthorisationTable {

    private static final String ADD = """
            insert into gift_card_authorisation (authorisation_id, gift_card_id, minor, state, made_at, ends_at)
            values ($1, $2, $3, $4, $5, $6)""";

    private static final String FIND = """
            select a.authorisation_id, a.gift_card_id, a.minor, g.currency, a.state, a.order_id, a.ends_at
            from gift_card_authorisation a join gift_card g using (gift_card_id)
            where a.authorisation_id = any($1) or a.order_id = any($2)
            order by a.authorisation_id""";

    private static final String SAVE = """
            update gift_card_authorisation set minor = news.minor, state = news.state, order_id = news.order_id
            from unnest($1::uuid[], $2::bigint[], $3::text[], $4::uuid[])
                as news (authorisation_id, minor, state, order_id)
            where gift_card_authorisation.authorisation_id = news.authorisation_id""";

    // Of one card, or ($2 is null) of all that nobody holds. What changed since the statement began is looked at again.
    private static final String END = """
            with due as (
                select gift_card_id from gift_card
                where gift_card_id = $2 or $2 is null and gift_card_id in (
                    select gift_card_id from gift_card_authorisation where state = 'OPEN' and ends_at <= $1
                    order by ends_at limit 500)
                order by gift_card_id for update skip locked),
            ended as (
                update gift_card_authorisation a set state = 'ENDED' from due
                where a.gift_card_id = due.gift_card_id and a.state = 'OPEN' and a.ends_at <= $1
                returning a.gift_card_id, a.minor)
            update gift_card set set_aside = set_aside - freed.minor
            from (select gift_card_id, sum(minor)::bigint as minor from ended group by gift_card_id) freed
            where gift_card.gift_card_id = freed.gift_card_id""";

    Uni<Void> add(Transaction tx, Authorisation one, Instant now) {
        return tx.sql(
                        ADD,
                        one.id(),
                        one.giftCardId(),
                        one.amount().minor(),
                        one.state().name(),
                        Times.toDatabase(now),
                        Times.toDatabase(one.endsAt()))
                .replaceWithVoid();
    }

    Uni<List<Authorisation>> find(Transaction tx, Collection<UUID> ids, Collection<UUID> orders) {
        return tx.sql(FIND, ids.toArray(UUID[]::new), orders.toArray(UUID[]::new))
                .map(AuthorisationTable::read);
    }

    Uni<Void> save(Transaction tx, Collection<Authorisation> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        SAVE,
                        Columns.uuids(changed, Authorisation::id),
                        Columns.longs(changed, one -> one.amount().minor()),
                        Columns.texts(changed, one -> one.state().name()),
                        Columns.uuids(changed, Authorisation::orderId))
                .replaceWithVoid();
    }

    /** Sets free what has ended. @param giftCardId of that card, which the caller holds; null: of all */
    Uni<Void> end(Transaction tx, UUID giftCardId, Instant now) {
        return tx.sql(END, Times.toDatabase(now), giftCardId).replaceWithVoid();
    }

    private static List<Authorisation> read(RowSet<Row> rows) {
        List<Authorisation> found = new ArrayList<>();
        for (Row row : rows) {
            found.add(new Authorisation(
                    row.getUUID(0),
                    row.getUUID(1),
                    new Money(row.getLong(2), row.getString(3)),
                    Authorisation.State.valueOf(row.getString(4)),
                    row.getUUID(5),
                    Times.fromDatabase(row.getOffsetDateTime(6))));
        }
        return found;
    }
}
