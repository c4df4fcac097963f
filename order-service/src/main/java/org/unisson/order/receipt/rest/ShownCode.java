package org.unisson.order.receipt.rest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.order.purchase.application.PurchaseView;
import org.unisson.order.receipt.application.ClaimCodes;
import org.unisson.order.receipt.domain.ClaimCode;

/** Tells the code of a receipt to who prints it, as long as it can be claimed. */
@ApplicationScoped
class ShownCode {

    private final ClaimCodes codes;
    private final Caller caller;

    ShownCode(ClaimCodes codes, Caller caller) {
        this.codes = codes;
        this.caller = caller;
    }

    Uni<PurchaseView> with(PurchaseView receipt) {
        boolean claimable = receipt.customerId() == null && receipt.card() == null && receipt.voidedBy() == null;
        return claimable && prints(receipt)
                ? codes.of(receipt.purchaseId())
                        .map(code -> receipt.withClaimCode(
                                code.map(ClaimCode::printed).orElse(null)))
                : Uni.createFrom().item(receipt);
    }

    private boolean prints(PurchaseView receipt) {
        return caller.is(Roles.SERVICE)
                || (caller.is(Roles.ASSOCIATE)
                        && caller.stores().contains(receipt.location().number()));
    }
}
