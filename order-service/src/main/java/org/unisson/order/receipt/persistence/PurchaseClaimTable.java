package org.unisson.order.receipt.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.order.receipt.application.PurchaseClaim;
import org.unisson.order.receipt.application.PurchaseClaims;
import org.unisson.order.receipt.domain.ClaimCode;

/** Claims in PostgreSQL. */
@ApplicationScoped
class PurchaseClaimTable implements PurchaseClaims {

    private static final String HOLD = """
            select purchase.purchase_id from receipt join purchase using (purchase_id)
            where receipt.code_hash = $1 for update of purchase""";
    private static final String CODED = """
            select from purchase join receipt using (store, till, number)
            where purchase.purchase_id = $1 and receipt.code_hash is not null""";
    private static final String SALE = """
            p.purchase_id, p.channel, p.location, p.currency, p.total, p.units, p.purchased_at,
                array(select distinct sku from purchase_line line where line.purchase_id = p.purchase_id order by sku)
                    as skus""";
    // Read after the lock is held: it sees what returns and claims before this one have left.
    private static final String HELD = "select " + SALE + """
            , p.version, p.customer, p.card,
                (select sum(returned)::bigint from purchase_line line where line.purchase_id = p.purchase_id) as returned,
                (select coalesce(sum(refunded), 0)::bigint from purchase_tender paid
                    where paid.purchase_id = p.purchase_id) as refunded,
                exists (select from purchase_return made where made.purchase_id = p.purchase_id and cause = 'VOID')
                    as voided
            from purchase p where purchase_id = $1""";
    private static final String ADD = """
            with claimed as (
                insert into purchase_claim (claim_id, purchase_id, version, customer, returned_units, refunded, claimed_at)
                values ($1, $2, $3, $4, $5, $6, $7))
            update purchase set customer = $4, version = $3 where purchase_id = $2""";
    private static final String CLAIMS = "select " + SALE + """
            , c.claim_id, c.version, c.customer, c.returned_units, c.refunded, c.claimed_at
            from purchase_claim c join purchase p using (purchase_id)\s""";
    private static final String OF = CLAIMS + "where purchase_id = $1";
    private static final String CLAIMED_AFTER =
            CLAIMS + "where (c.claimed_at, c.claim_id) > ($1, $2) order by c.claimed_at, c.claim_id limit $3";
    // The update changes nothing; it locks and returns a row that is there already.
    private static final String TRIES = """
            insert into wrong_claim as known (customer, wrong, since) values ($1, 0, $2)
            on conflict (customer) do update set wrong = known.wrong returning wrong, since""";
    private static final String WRONG = "update wrong_claim set wrong = $2, since = $3 where customer = $1";

    @Override
    public Uni<byte[]> secret(Transaction tx) {
        return tx.sql("select secret from claim_secret")
                .map(rows -> rows.iterator().next().getBuffer(0).getBytes());
    }

    @Override
    public Uni<Boolean> coded(Transaction tx, UUID purchaseId) {
        return tx.sql(CODED, purchaseId).map(rows -> rows.size() > 0);
    }

    @Override
    public Uni<Optional<Claimable>> hold(Transaction tx, ClaimCode code) {
        return tx.sql(HOLD, Buffer.buffer(code.hash()))
                .chain(found -> found.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : tx.sql(HELD, found.iterator().next().getUUID(0))
                                .map(rows ->
                                        Optional.of(claimable(rows.iterator().next()))));
    }

    @Override
    public Uni<Void> add(Transaction tx, PurchaseClaim claim) {
        return tx.sql(
                        ADD,
                        claim.claimId(),
                        claim.purchaseId(),
                        claim.version(),
                        claim.customerId(),
                        claim.returnedUnits(),
                        claim.refunded().minor(),
                        Times.toDatabase(claim.claimedAt()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<PurchaseClaim>> of(Transaction tx, UUID purchaseId) {
        return tx.sql(OF, purchaseId).map(rows -> claims(rows).stream().findFirst());
    }

    @Override
    public Uni<Tries> tries(Transaction tx, UUID customerId, Instant now) {
        return tx.sql(TRIES, customerId, Times.toDatabase(now)).map(rows -> {
            Row row = rows.iterator().next();
            return new Tries(row.getInteger(0), Times.fromDatabase(row.getOffsetDateTime(1)));
        });
    }

    @Override
    public Uni<Void> wrong(Transaction tx, UUID customerId, Tries tries) {
        return tx.sql(WRONG, customerId, tries.wrong(), Times.toDatabase(tries.since()))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<PurchaseClaim>> claimedAfter(Transaction tx, Instant claimedAt, UUID claimId, int atMost) {
        return tx.sql(CLAIMED_AFTER, Times.toDatabase(claimedAt), claimId, atMost)
                .map(PurchaseClaimTable::claims);
    }

    private static Claimable claimable(Row row) {
        return new Claimable(
                row.getUUID("purchase_id"),
                row.getLong("version"),
                row.getUUID("customer"),
                row.getString("card"),
                row.getBoolean("voided"),
                sale(row),
                row.getLong("returned"),
                money(row, "refunded"));
    }

    private static List<PurchaseClaim> claims(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new PurchaseClaim(
                        row.getUUID("claim_id"),
                        row.getUUID("purchase_id"),
                        row.getLong("version"),
                        row.getUUID("customer"),
                        sale(row),
                        row.getLong("returned_units"),
                        money(row, "refunded"),
                        Times.fromDatabase(row.getOffsetDateTime("claimed_at"))))
                .toList();
    }

    private static PurchaseClaim.Sale sale(Row row) {
        String location = row.getString("location");
        return new PurchaseClaim.Sale(
                row.getString("channel"),
                location == null ? null : new Gln(location),
                List.of(row.getArrayOfStrings("skus")),
                row.getLong("units"),
                money(row, "total"),
                Times.fromDatabase(row.getOffsetDateTime("purchased_at")));
    }

    private static Money money(Row row, String column) {
        return new Money(row.getLong(column), row.getString("currency"));
    }
}
