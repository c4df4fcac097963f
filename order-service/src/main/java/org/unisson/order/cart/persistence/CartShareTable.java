package org.unisson.order.cart.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.cart.application.CartShares;
import org.unisson.order.cart.domain.CartShare;
import org.unisson.order.cart.domain.ShareRight;
import org.unisson.order.cart.domain.ShareToken;

/** Shares of carts, one row each. */
@ApplicationScoped
class CartShareTable implements CartShares {

    private static final String COLUMNS =
            "share_id, cart_id, shared_cart_id, share_right, label, made_at, expires_at, revoked_at";

    private static final String ADD = """
            insert into cart_share
                (share_id, cart_id, shared_cart_id, share_right, label, made_at, expires_at, token_hash)
            values ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String OPEN = "select " + COLUMNS + """
            \sfrom cart_share where cart_id = $1 and revoked_at is null and expires_at > $2
            order by share_id limit $3""";

    private static final String REVOKE = """
            update cart_share set revoked_at = coalesce(revoked_at, $3) where cart_id = $1 and share_id = $2
            returning 1""";

    @Override
    public Uni<Void> add(Transaction tx, CartShare share, ShareToken token) {
        return tx.sql(
                        ADD,
                        share.shareId(),
                        share.cartId(),
                        share.sharedCartId(),
                        share.right().name(),
                        share.label(),
                        Times.toDatabase(share.madeAt()),
                        Times.toDatabase(share.expiresAt()),
                        Buffer.buffer(token.hash()))
                .replaceWithVoid();
    }

    @Override
    public Uni<CartShare> find(Transaction tx, ShareToken token) {
        return tx.sql("select " + COLUMNS + " from cart_share where token_hash = $1", Buffer.buffer(token.hash()))
                .map(rows -> rows.size() == 0 ? null : share(rows.iterator().next()));
    }

    @Override
    public Uni<List<CartShare>> open(Transaction tx, UUID cartId, Instant now, int atMost) {
        return tx.sql(OPEN, cartId, Times.toDatabase(now), atMost).map(rows -> {
            List<CartShare> open = new ArrayList<>();
            rows.forEach(row -> open.add(share(row)));
            return open;
        });
    }

    @Override
    public Uni<Boolean> revoke(Transaction tx, UUID cartId, UUID shareId, Instant now) {
        return tx.sql(REVOKE, cartId, shareId, Times.toDatabase(now)).map(rows -> rows.size() == 1);
    }

    @Override
    public Uni<Void> move(Transaction tx, UUID from, UUID to) {
        return tx.sql("update cart_share set cart_id = $2 where cart_id = $1", from, to)
                .replaceWithVoid();
    }

    private static CartShare share(Row row) {
        return new CartShare(
                row.getUUID(0),
                row.getUUID(1),
                row.getUUID(2),
                ShareRight.valueOf(row.getString(3)),
                row.getString(4),
                Times.fromDatabase(row.getOffsetDateTime(5)),
                Times.fromDatabase(row.getOffsetDateTime(6)),
                row.getOffsetDateTime(7) == null ? null : Times.fromDatabase(row.getOffsetDateTime(7)));
    }
}
