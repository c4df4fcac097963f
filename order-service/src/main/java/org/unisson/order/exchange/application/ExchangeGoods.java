package org.unisson.order.exchange.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.order.returns.application.DecidedReturn;
import org.unisson.order.returns.application.PurchaseReturn;
import org.unisson.order.returns.application.ReturnRequest;
import org.unisson.order.returns.application.TakeReturn;
import org.unisson.order.returns.domain.SetOff;

/**
 * Takes goods back and hands out others for them, as one: what is given for the ones is set off against what the others
 * cost, and only the difference moves.
 */
@ApplicationScoped
public class ExchangeGoods {

    private final TakeReturn takeReturn;
    private final PriceExchange prices;
    private final HandOutExchanged handOut;
    private final Exchanges exchanges;
    private final Clock clock;

    ExchangeGoods(
            TakeReturn takeReturn, PriceExchange prices, HandOutExchanged handOut, Exchanges exchanges, Clock clock) {
        this.takeReturn = takeReturn;
        this.prices = prices;
        this.handOut = handOut;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    /**
     * In the caller's transaction.
     *
     * @throws org.unisson.chassis.rest.ProblemException as a return, and 409 where nothing was paid for the goods; 422
     *     where what is taken is not for sale, or the tenders do not pay what it costs more
     */
    public Uni<ExchangeView> take(Transaction tx, ExchangeRequest request) {
        ReturnRequest back = new ReturnRequest(
                request.purchaseId(),
                request.channel(),
                request.location(),
                request.goods(),
                null,
                null,
                request.allowedBecause(),
                null);
        return takeReturn.decide(tx, back).chain(decided -> {
            requirePaid(decided);
            return prices.of(tx, request, decided.granted()).chain(taken -> {
                SetOff setOff = SetOff.of(
                        decided.held().purchase().tenders(), decided.granted().refunds(), taken.total(), Ids::next);
                return takeReturn
                        .give(tx, back, decided, setOff)
                        .chain(made -> exchanged(tx, request, decided, taken, setOff, made));
            });
        });
    }

    private Uni<ExchangeView> exchanged(
            Transaction tx,
            ExchangeRequest request,
            DecidedReturn decided,
            TakenGoods taken,
            SetOff setOff,
            PurchaseReturn made) {
        UUID exchangeId = Ids.next();
        Money against = setOff.total(made.total().currency());
        return handOut.of(tx, request, decided.held(), taken, setOff, made)
                .map(out -> new ExchangeView(
                        exchangeId,
                        request.purchaseId(),
                        made.returnId(),
                        against,
                        made.total().minus(against),
                        taken.total().minus(against),
                        out.purchaseId(),
                        out.orderId(),
                        clock.instant(),
                        null))
                .call(view -> exchanges.add(tx, view, request.channel(), request.location(), setOff));
    }

    /** What stands for other goods, or was claimed, has no price that was paid: taken for others it would be given twice. */
    static void requirePaid(DecidedReturn decided) {
        if (decided.granted().lines().stream().anyMatch(line -> line.refund().isZero())) {
            throw Problem.conflict("nothing-paid", "Nothing was paid for some of the goods: take them as a return.")
                    .asException();
        }
    }
}
