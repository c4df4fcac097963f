package org.unisson.order.exchange.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.order.brandpolicy.application.BrandRules;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.ordering.application.PlaceOrder;
import org.unisson.order.ordering.application.Placing;
import org.unisson.order.ordering.domain.Exchanged;
import org.unisson.order.purchase.domain.Attended;
import org.unisson.order.purchase.domain.PurchaseTender;
import org.unisson.order.receipt.application.TakeExchangeReceipt;
import org.unisson.order.receipt.domain.Receipt;
import org.unisson.order.receipt.domain.ReceiptLine;
import org.unisson.order.receipt.domain.ReceiptTender;
import org.unisson.order.receipt.domain.ReceiptTerms;
import org.unisson.order.returns.application.PurchaseReturn;
import org.unisson.order.returns.application.Returns.Held;
import org.unisson.order.returns.domain.SetOff;

/** Hands out what is taken for goods that came back: over the counter, or as an order through the ordinary saga. */
@ApplicationScoped
class HandOutExchanged {

    private final TakeExchangeReceipt receipts;
    private final PlaceOrder placing;

    HandOutExchanged(TakeExchangeReceipt receipts, PlaceOrder placing) {
        this.receipts = receipts;
        this.placing = placing;
    }

    /** What it became: a purchase at once, or an order. */
    record Out(UUID purchaseId, UUID orderId) {}

    Uni<Out> of(
            Transaction tx,
            ExchangeRequest request,
            Held bought,
            TakenGoods taken,
            SetOff setOff,
            PurchaseReturn back) {
        if (request.fulfilment().method() == Fulfilment.Method.CARRY_OUT) {
            requireSurplus(
                    request, taken.total().minus(setOff.total(taken.total().currency())));
            return receipts.take(tx, back, receipt(request, bought, taken, setOff, back))
                    .map(purchaseId -> new Out(purchaseId, null));
        }
        List<Exchanged> paying = setOff.parts().stream()
                .map(part -> new Exchanged(part.setOffId(), part.amount()))
                .toList();
        return placing.place(tx, order(request, bought, taken), paying).map(order -> new Out(null, order.orderId()));
    }

    private static void requireSurplus(ExchangeRequest request, Money surplus) {
        boolean sound = request.tenders().stream()
                .allMatch(tender -> tender.amount().currency().equals(surplus.currency())
                        && tender.amount().minor() > 0
                        && tender.amount().compareTo(surplus) <= 0);
        Money paid = sound
                ? Money.sum(
                        surplus.currency(),
                        request.tenders().stream()
                                .map(ExchangeRequest.Paid::amount)
                                .toList())
                : null;
        if (!surplus.equals(paid)) {
            throw Problem.unprocessable(
                            "wrong-amount", "/tenders", "must each be more than nothing, and together " + surplus)
                    .asException();
        }
    }

    private static Receipt receipt(
            ExchangeRequest request, Held bought, TakenGoods taken, SetOff setOff, PurchaseReturn back) {
        Money none = Money.zero(taken.total().currency());
        List<ReceiptTender> tenders = new ArrayList<>();
        setOff.parts()
                .forEach(part -> tenders.add(new ReceiptTender(
                        PurchaseTender.EXCHANGE, part.amount(), part.setOffId().toString())));
        request.tenders().forEach(paid -> tenders.add(new ReceiptTender(paid.kind(), paid.amount(), paid.reference())));
        return new Receipt(
                request.receipt(),
                request.channel(),
                bought.card(),
                bought.customerId(),
                back.returnedAt(),
                none.currency(),
                taken.lines().stream()
                        .map(line -> new ReceiptLine(
                                line.sku(), line.quantity(), line.unitPrice(), none, line.total(), null))
                        .toList(),
                tenders,
                taken.total(),
                null,
                null,
                new ReceiptTerms(attended(request), null));
    }

    private static Attended attended(ExchangeRequest request) {
        return request.served()
                .map(served -> new Attended(BrandRules.seller(served.by()), served.appointment()))
                .orElse(Attended.BY_NOBODY);
    }

    private static Placing order(ExchangeRequest request, Held bought, TakenGoods taken) {
        return new Placing(
                Ids.next(),
                null,
                bought.customerId(),
                bought.card(),
                request.channel(),
                request.location(),
                taken.lines().stream()
                        .map(line -> new Placing.Wanted(
                                Ids.next(),
                                line.sku(),
                                line.quantity(),
                                line.unitPrice(),
                                request.fulfilment(),
                                null,
                                null))
                        .toList(),
                request.cardToken(),
                0,
                List.of(),
                null,
                null,
                request.address(),
                null,
                request.served().orElse(Placing.Served.BY_NOBODY));
    }
}
