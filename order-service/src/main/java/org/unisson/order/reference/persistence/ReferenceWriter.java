package org.unisson.order.reference.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.reference.application.ReferenceBook;
import org.unisson.order.reference.domain.Attachment;
import org.unisson.order.reference.domain.CardHolder;
import org.unisson.order.reference.domain.Place;
import org.unisson.order.reference.domain.PriceList;
import org.unisson.order.reference.domain.SalesChannel;

/** The projections' writing side: one or two statements for any number of things. */
@ApplicationScoped
class ReferenceWriter implements ReferenceBook {

    private static final String FORGET_PRICES = "delete from known_price where sku = any($1)";

    private static final String PRICES = """
            insert into known_price (sku, channel, minor, currency, valid_from, valid_to)
            select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::timestamptz[], $6::timestamptz[])""";

    private static final String CHANNELS = """
            insert into known_channel (channel, kind, currency, active)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::boolean[])
            on conflict (channel) do update
            set kind = excluded.kind, currency = excluded.currency, active = excluded.active""";

    private static final String PLACES = """
            insert into known_location (location, kind, capabilities, open)
            select location, kind, string_to_array(capabilities, ','), open
            from unnest($1::text[], $2::text[], $3::text[], $4::boolean[]) as told (location, kind, capabilities, open)
            on conflict (location) do update
            set kind = excluded.kind, capabilities = excluded.capabilities, open = excluded.open""";

    private static final String FORGET_CARDS = """
            delete from known_card where customer = any($1) and not card = any($2)""";

    private static final String CARDS = """
            insert into known_card (card, customer, changed_at)
            select distinct on (card) card, customer, changed_at
            from unnest($1::text[], $2::uuid[], $3::timestamptz[]) as told (card, customer, changed_at)
            order by card, changed_at desc
            on conflict (card) do update set customer = excluded.customer, changed_at = excluded.changed_at
            where known_card.changed_at <= excluded.changed_at""";

    private static final String ATTACHMENTS = """
            insert into known_attachment (customer, store)
            select customer, store from unnest($1::uuid[], $2::text[]) as told (customer, store) where store is not null
            on conflict (customer) do update set store = excluded.store where known_attachment.store <> excluded.store""";

    private static final String DETACH = "delete from known_attachment where customer = any($1)";

    @Override
    public Uni<Void> prices(Transaction tx, List<PriceList> lists) {
        record Entry(String sku, PriceList.Price price) {}
        List<Entry> entries = lists.stream()
                .flatMap(list ->
                        list.prices().stream().map(price -> new Entry(list.sku().code(), price)))
                .toList();
        return tx.sql(FORGET_PRICES, (Object) column(lists, list -> list.sku().code(), String[]::new))
                .chain(() -> tx.sql(
                        PRICES,
                        column(entries, Entry::sku, String[]::new),
                        column(entries, entry -> entry.price().channel(), String[]::new),
                        column(entries, entry -> entry.price().price().minor(), Long[]::new),
                        column(entries, entry -> entry.price().price().currency(), String[]::new),
                        column(entries, entry -> Times.toDatabase(entry.price().validFrom()), OffsetDateTime[]::new),
                        column(entries, entry -> Times.toDatabase(entry.price().validTo()), OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> channels(Transaction tx, List<SalesChannel> channels) {
        return tx.sql(
                        CHANNELS,
                        column(channels, SalesChannel::id, String[]::new),
                        column(channels, SalesChannel::kind, String[]::new),
                        column(channels, SalesChannel::currency, String[]::new),
                        column(channels, SalesChannel::active, Boolean[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> places(Transaction tx, List<Place> places) {
        return tx.sql(
                        PLACES,
                        column(places, place -> place.location().number(), String[]::new),
                        column(places, Place::kind, String[]::new),
                        column(places, place -> String.join(",", place.capabilities()), String[]::new),
                        column(places, Place::open, Boolean[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> cards(Transaction tx, List<CardHolder> holders) {
        record Held(String card, CardHolder holder) {}
        List<Held> held = holders.stream()
                .flatMap(holder -> holder.cards().stream().map(card -> new Held(card, holder)))
                .toList();
        String[] cards = column(held, Held::card, String[]::new);
        return tx.sql(FORGET_CARDS, column(holders, CardHolder::customer, UUID[]::new), cards)
                .chain(() -> tx.sql(
                        CARDS,
                        cards,
                        column(held, one -> one.holder().customer(), UUID[]::new),
                        column(held, one -> Times.toDatabase(one.holder().changedAt()), OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> attachments(Transaction tx, List<Attachment> attachments) {
        List<Attachment> none = attachments.stream()
                .filter(attachment -> attachment.store() == null)
                .toList();
        return tx.sql(DETACH, (Object) column(none, Attachment::customer, UUID[]::new))
                .chain(() -> tx.sql(
                        ATTACHMENTS,
                        column(attachments, Attachment::customer, UUID[]::new),
                        column(
                                attachments,
                                attachment -> attachment.store() == null
                                        ? null
                                        : attachment.store().number(),
                                String[]::new)))
                .replaceWithVoid();
    }

    private static <T, C> C[] column(List<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
