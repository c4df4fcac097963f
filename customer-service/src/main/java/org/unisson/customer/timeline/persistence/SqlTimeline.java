package org.unisson.customer.timeline.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.customer.registry.application.CardHistory;
import org.unisson.customer.registry.domain.Card;
import org.unisson.customer.timeline.application.Timeline;
import org.unisson.customer.timeline.domain.Entry;

/**
 * Writes the timeline, and gives entries of a card to its holder. The two meet: an entry that does not see the new
 * holder, and a registration that does not see the new entry, would miss each other for ever. So whoever writes entries
 * of a card holds a share of its lock, and whoever gives cards away holds it alone.
 */
@ApplicationScoped
class SqlTimeline implements Timeline, CardHistory {

    private static final String SHARE = lock("pg_advisory_xact_lock_shared");
    private static final String ALONE = lock("pg_advisory_xact_lock");

    private static final String APPEND = """
            insert into timeline_entry (id, kind, customer_id, card, occurred_at, channel, store, reference, minor,
                currency, quantity, detail, skus, purchase_id)
            select news.id, news.kind, coalesce(news.customer_id, holder.customer_id), news.card, news.occurred_at,
                news.channel, news.store, news.reference, news.minor, news.currency, news.quantity, news.detail,
                string_to_array(news.skus, ' '), news.purchase_id
            from unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::timestamptz[], $6::text[], $7::text[],
                $8::text[], $9::bigint[], $10::text[], $11::bigint[], $12::text[], $13::text[], $14::uuid[])
                as news (id, kind, customer_id, card, occurred_at, channel, store, reference, minor, currency,
                    quantity, detail, skus, purchase_id)
            left join card_holder holder on holder.card = news.card
            on conflict (id) do nothing""";

    private static final String ATTACH = """
            update timeline_entry e set customer_id = holder.customer_id
            from unnest($1::text[], $2::uuid[]) as holder (card, customer_id)
            where e.card = holder.card and e.customer_id is null""";

    @Override
    public Uni<Void> append(Transaction tx, List<Entry> entries) {
        List<Entry> meant = entries.stream().filter(Entry::hasSubject).toList();
        if (meant.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] cards = meant.stream()
                .filter(entry -> entry.customerId() == null)
                .map(Entry::card)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        Uni<?> locked = cards.length == 0 ? Uni.createFrom().voidItem() : tx.sql(SHARE, (Object) cards);
        return locked.chain(() -> insert(tx, meant)).replaceWithVoid();
    }

    @Override
    public Uni<Void> attach(Transaction tx, Map<Card, UUID> holders) {
        if (holders.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] cards = holders.keySet().stream().map(Card::value).toArray(String[]::new);
        return tx.sql(ALONE, (Object) cards)
                .chain(() -> tx.sql(ATTACH, cards, holders.values().toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private static Uni<?> insert(Transaction tx, List<Entry> all) {
        return tx.sql(
                APPEND,
                texts(all, Entry::id),
                texts(all, entry -> entry.kind().name()),
                all.stream().map(Entry::customerId).toArray(UUID[]::new),
                texts(all, Entry::card),
                all.stream().map(entry -> Times.toDatabase(entry.occurredAt())).toArray(OffsetDateTime[]::new),
                texts(all, Entry::channel),
                texts(all, Entry::store),
                texts(all, Entry::reference),
                totals(all).map(total -> total == null ? null : total.minor()).toArray(Long[]::new),
                totals(all)
                        .map(total -> total == null ? null : total.currency())
                        .toArray(String[]::new),
                all.stream().map(Entry::quantity).toArray(Long[]::new),
                texts(all, Entry::detail),
                texts(all, entry -> entry.skus().isEmpty() ? null : String.join(" ", entry.skus())),
                all.stream().map(Entry::purchaseId).toArray(UUID[]::new));
    }

    private static Stream<Money> totals(List<Entry> all) {
        return all.stream().map(Entry::total);
    }

    private static String[] texts(List<Entry> all, Function<Entry, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    /** A few locks stand for all cards, taken in their order, so that a large batch does not fill the lock table. */
    private static String lock(String function) {
        return "select count(" + function + "(bucket)) from (select distinct 7283000 + (hashtext(card) & 63)::bigint"
                + " as bucket from unnest($1::text[]) card order by 1) as buckets";
    }
}
