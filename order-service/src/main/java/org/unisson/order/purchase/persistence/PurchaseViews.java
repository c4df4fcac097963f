package org.unisson.order.purchase.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.persons.Members;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.values.Gln;
import org.unisson.order.purchase.application.PurchaseQueries;
import org.unisson.order.purchase.application.PurchaseSearch;
import org.unisson.order.purchase.application.PurchaseView;
import org.unisson.order.purchase.domain.ReceiptRef;

/** Purchases as they are shown, straight from SQL. */
@ApplicationScoped
class PurchaseViews implements PurchaseQueries {

    private static final String COLUMNS = """
            select purchase_id, version, kind, order_id, store, till, number, channel, location, customer, card,
                   currency, total, fulfilled, purchased_at, recorded_at,
                   void_till, void_number, corrected_till, corrected_number
            from %s
            left join (select purchase_id, till as void_till, number as void_number from receipt_void) voided
                using (purchase_id)
            left join receipt_correction using (purchase_id)\s""";

    private static final String HEADER = header("purchase");

    private static final String ONE = HEADER + "where purchase_id = $1";

    private static final String OF_RECEIPT = HEADER + """
            where purchase_id = (
                select coalesce(receipt_void.purchase_id, receipt.purchase_id)
                from receipt left join receipt_void using (store, till, number)
                where store = $1 and till = $2 and number = $3)""";

    private static final String LINES = """
            select purchase_id, line_id, sku, quantity, returned, unit_price, discount, total, carried_out_from,
                   gift_card
            from purchase_line where purchase_id = any($1) order by purchase_id, position""";

    private static final String TENDERS = """
            select purchase_id, kind, amount, refunded, reference
            from purchase_tender where purchase_id = any($1) order by purchase_id, position""";

    private final Transactions transactions;

    PurchaseViews(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<Optional<PurchaseView>> one(UUID purchaseId) {
        return transactions.read(tx -> views(tx, ONE, purchaseId)).map(PurchaseViews::only);
    }

    @Override
    public Uni<Optional<PurchaseView>> ofReceipt(ReceiptRef receipt) {
        return transactions
                .read(tx -> views(tx, OF_RECEIPT, receipt.store().number(), receipt.till(), receipt.number()))
                .map(PurchaseViews::only);
    }

    @Override
    public Uni<Page<PurchaseView>> page(UUID customer, Gln store, int limit, String cursor) {
        PurchaseCursor after = PurchaseCursor.of(cursor);
        Filter filter = new Filter()
                .and("location = ?", store == null ? null : store.number())
                .and(
                        "(purchased_at, purchase_id) < (?, ?::uuid)",
                        Times.toDatabase(after.purchasedAt()),
                        after.purchaseId());
        String statement = page(customer, filter, limit);
        return transactions.read(tx -> views(tx, statement, filter.values())).map(views -> page(views, limit));
    }

    @Override
    public Uni<Page<PurchaseView>> search(PurchaseSearch remembered, int limit, String cursor) {
        Filter filter = search(remembered, PurchaseCursor.of(cursor));
        String statement = page(remembered.customer(), filter, limit);
        return transactions.read(tx -> views(tx, statement, filter.values())).map(views -> page(views, limit));
    }

    /** What is remembered of the purchase, and nothing of what is not; whose it is, {@link #page} asks for. */
    static Filter search(PurchaseSearch remembered, PurchaseCursor after) {
        return new Filter()
                .and(
                        "exists (select from purchase_line line where line.purchase_id = purchase.purchase_id and sku = ?)",
                        remembered.sku().code())
                .and("purchased_at >= ?", Times.toDatabase(remembered.from()))
                .and("purchased_at < ?", Times.toDatabase(remembered.until()))
                .and(
                        "location = ?",
                        remembered.location() == null
                                ? null
                                : remembered.location().number())
                .and("total = ?", remembered.total())
                .and("card = ?", remembered.card())
                .and(
                        "(purchased_at, purchase_id) < (?, ?::uuid)",
                        Times.toDatabase(after.purchasedAt()),
                        after.purchaseId());
    }

    /**
     * The statement of a page. Of a person it takes the latest of each customer, by the index, and of these the latest.
     *
     * @param customer of whose person; null: anybody's
     */
    static String page(UUID customer, Filter filter, int limit) {
        String latest = " order by purchased_at desc, purchase_id desc limit $" + filter.number(limit + 1);
        if (customer == null) {
            return HEADER + filter.where() + latest;
        }
        String members = Members.of("$" + filter.number(customer));
        return header("(" + members + ") member cross join lateral (select * from purchase "
                        + filter.and("customer = member.customer_id").where() + latest + ") purchase")
                + latest;
    }

    private static String header(String purchases) {
        return COLUMNS.formatted(purchases);
    }

    private static Page<PurchaseView> page(List<PurchaseView> views, int limit) {
        return Page.of(views, limit, view -> new PurchaseCursor(view.purchasedAt(), view.purchaseId()).text());
    }

    private static Uni<List<PurchaseView>> views(Transaction tx, String statement, Object... parameters) {
        return tx.sql(statement, parameters).chain(headers -> {
            Object ids = StreamSupport.stream(headers.spliterator(), false)
                    .map(row -> row.getUUID("purchase_id"))
                    .toArray(UUID[]::new);
            return headers.size() == 0 ? Uni.createFrom().item(List.of()) : parts(tx, headers, ids);
        });
    }

    private static Uni<List<PurchaseView>> parts(Transaction tx, RowSet<Row> headers, Object ids) {
        return tx.sql(LINES, ids)
                .chain(lines -> tx.sql(TENDERS, ids).map(tenders -> ViewReading.of(headers, lines, tenders)));
    }

    private static Optional<PurchaseView> only(List<PurchaseView> views) {
        return views.stream().findFirst();
    }
}
