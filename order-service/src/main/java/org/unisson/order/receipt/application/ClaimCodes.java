package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.order.receipt.domain.ClaimCode;

/** Makes the codes of receipts. */
@ApplicationScoped
public class ClaimCodes {

    private final Transactions transactions;
    private final PurchaseClaims claims;
    // It never changes, so that whoever reads it first reads it for all.
    private volatile byte[] secret;

    ClaimCodes(Transactions transactions, PurchaseClaims claims) {
        this.transactions = transactions;
        this.claims = claims;
    }

    /** Gives a purchase its code. */
    Uni<Function<UUID, ClaimCode>> maker(Transaction tx) {
        byte[] known = secret;
        return known != null
                ? Uni.createFrom().item(maker(known))
                : claims.secret(tx).invoke(read -> secret = read).map(ClaimCodes::maker);
    }

    /** The code of a purchase; empty where it was sold before there were codes. */
    public Uni<Optional<ClaimCode>> of(UUID purchaseId) {
        return transactions.read(tx -> claims.coded(tx, purchaseId)
                .chain(coded -> coded
                        ? maker(tx).map(maker -> Optional.of(maker.apply(purchaseId)))
                        : Uni.createFrom().item(Optional.empty())));
    }

    private static Function<UUID, ClaimCode> maker(byte[] secret) {
        return purchaseId -> ClaimCode.of(secret, purchaseId);
    }
}
