package org.unisson.order.receipt.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.receipt.application.Chains;
import org.unisson.order.receipt.domain.ReceiptChain;
import org.unisson.order.receipt.domain.ReceiptChain.Head;

/** The chains in PostgreSQL. */
@ApplicationScoped
class ChainTable implements Chains {

    // In the order of the arrays: two batches that share tills lock them in the same order and cannot deadlock. The
    // update changes nothing; it locks and returns a row that is there already.
    private static final String HOLD = """
            insert into till_chain as held (store, till, position, link)
            select store, till, 0, $3 from unnest($1::text[], $2::text[]) with ordinality as t (store, till, place)
            order by place
            on conflict (store, till) do update set position = held.position
            returning store, till, position, link""";

    private static final String ADD = """
            insert into receipt_link (store, till, position, number, purchase_id, fiscal_hash, link, kind, content_id,
                                      occurred_at)
            select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::uuid[], $6::bytea[], $7::bytea[],
                                 $8::text[], $9::uuid[], $10::timestamptz[])""";

    private static final String END = """
            update till_chain c set position = n.position, link = n.link
            from unnest($1::text[], $2::text[], $3::bigint[], $4::bytea[]) as n (store, till, position, link)
            where c.store = n.store and c.till = n.till""";

    private static final String HEAD = "select position, link from till_chain where store = $1 and till = $2";

    /** A till of a store. Ordered, because chains are locked in this order. */
    private record Till(String store, String name) implements Comparable<Till> {

        private static final Comparator<Till> ORDER =
                Comparator.comparing(Till::store).thenComparing(Till::name);

        static Till of(ReceiptRef key) {
            return new Till(key.store().number(), key.till());
        }

        @Override
        public int compareTo(Till other) {
            return ORDER.compare(this, other);
        }
    }

    @Override
    public Uni<Void> append(Transaction tx, List<Chained> receipts) {
        if (receipts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Till> tills = List.copyOf(
                new TreeSet<>(receipts.stream().map(one -> Till.of(one.key())).toList()));
        return tx.sql(HOLD, stores(tills), names(tills), Buffer.buffer(ReceiptChain.BEGINNING))
                .map(ChainTable::chains)
                .chain(chains -> {
                    List<Head> ends = new ArrayList<>(receipts.size());
                    for (Chained receipt : receipts) {
                        ends.add(chains.get(Till.of(receipt.key())).append(receipt.fiscalHash()));
                    }
                    return add(tx, receipts, ends).chain(() -> end(tx, tills, chains));
                });
    }

    private static Map<Till, ReceiptChain> chains(Iterable<Row> rows) {
        Map<Till, ReceiptChain> chains = new HashMap<>();
        for (Row row : rows) {
            chains.put(
                    new Till(row.getString(0), row.getString(1)),
                    new ReceiptChain(new Head(row.getLong(2), row.getBuffer(3).getBytes())));
        }
        return chains;
    }

    private static Uni<Void> add(Transaction tx, List<Chained> receipts, List<Head> ends) {
        List<Till> tills = receipts.stream().map(one -> Till.of(one.key())).toList();
        return tx.sql(
                        ADD,
                        stores(tills),
                        names(tills),
                        ends.stream().map(Head::position).toArray(Long[]::new),
                        receipts.stream().map(one -> one.key().number()).toArray(String[]::new),
                        receipts.stream().map(Chained::purchaseId).toArray(UUID[]::new),
                        receipts.stream()
                                .map(one -> Buffer.buffer(one.fiscalHash()))
                                .toArray(Buffer[]::new),
                        ends.stream().map(head -> Buffer.buffer(head.link())).toArray(Buffer[]::new),
                        receipts.stream().map(one -> one.kind().name()).toArray(String[]::new),
                        receipts.stream().map(Chained::contentId).toArray(UUID[]::new),
                        receipts.stream()
                                .map(one -> Times.toDatabase(one.occurredAt()))
                                .toArray(OffsetDateTime[]::new))
                .replaceWithVoid();
    }

    private static Uni<Void> end(Transaction tx, List<Till> tills, Map<Till, ReceiptChain> chains) {
        List<Head> heads = tills.stream().map(till -> chains.get(till).head()).toList();
        return tx.sql(
                        END,
                        stores(tills),
                        names(tills),
                        heads.stream().map(Head::position).toArray(Long[]::new),
                        heads.stream().map(head -> Buffer.buffer(head.link())).toArray(Buffer[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<Head> head(Transaction tx, Gln store, String till) {
        return tx.sql(HEAD, store.number(), till)
                .map(rows -> rows.size() == 0
                        ? Head.none()
                        : new Head(
                                rows.iterator().next().getLong(0),
                                rows.iterator().next().getBuffer(1).getBytes()));
    }

    @Override
    public Uni<Head> hold(Transaction tx, Gln store, String till) {
        List<Till> one = List.of(new Till(store.number(), till));
        return tx.sql(HOLD, stores(one), names(one), Buffer.buffer(ReceiptChain.BEGINNING))
                .map(rows -> chains(rows).get(one.getFirst()).head());
    }

    @Override
    public Uni<List<Link>> links(Transaction tx, Gln store, String till, long after, int limit) {
        return LinkReading.links(tx, store, till, after, limit);
    }

    private static String[] stores(List<Till> tills) {
        return tills.stream().map(Till::store).toArray(String[]::new);
    }

    private static String[] names(List<Till> tills) {
        return tills.stream().map(Till::name).toArray(String[]::new);
    }
}
