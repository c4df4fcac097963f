package org.unisson.order.exchange.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.exchange.application.ExchangeRequest.Taking;
import org.unisson.order.exchange.domain.Replacement;
import org.unisson.order.ordering.application.OrderView;
import org.unisson.order.ordering.application.Orders;
import org.unisson.order.ordering.application.Placing;
import org.unisson.order.ordering.application.RequireSale;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderLine;
import org.unisson.order.payment.domain.CardToken;
import org.unisson.order.returns.application.CancelPieces;
import org.unisson.order.returns.application.DecidedReturn;
import org.unisson.order.returns.domain.SetOff;

/**
 * Has other goods instead of a line that nobody has picked: an exchange of what has not left. An order is placed for them,
 * and what was paid for the line pays for it as far as it goes; the line stays until that order is a sale.
 */
@ApplicationScoped
public class ReplaceLine {

    private final Orders orders;
    private final UntouchedPieces untouched;
    private final Replacements replacements;
    private final CancelPieces cancelling;
    private final PriceExchange prices;
    private final PlaceReplacement placing;

    ReplaceLine(
            Orders orders,
            UntouchedPieces untouched,
            Replacements replacements,
            CancelPieces cancelling,
            PriceExchange prices,
            PlaceReplacement placing) {
        this.orders = orders;
        this.untouched = untouched;
        this.replacements = replacements;
        this.cancelling = cancelling;
        this.prices = prices;
        this.placing = placing;
    }

    /**
     * What is wanted.
     *
     * @param quantity pieces of the line that are given up for as many of the others; null: all that nobody has picked
     * @param ifMatch the version that is edited
     * @param card that pays what is dearer, or null
     * @param served how the others are sold
     * @param by OWNER or STAFF
     */
    public record Wanted(
            UUID orderId,
            UUID lineId,
            Sku sku,
            Long quantity,
            String ifMatch,
            CardToken card,
            Placing.Served served,
            String by) {}

    /**
     * In the caller's transaction.
     *
     * @throws org.unisson.chassis.rest.ProblemException 404 no such order or line; 409 it is no sale, the pieces are picked or
     *     gone, or others are asked for instead of them already; 412 another version than the one named; as an exchange
     */
    public Uni<Answer> ask(Transaction tx, Wanted wanted, Consumer<Order> allowed) {
        return orders.lock(tx, List.of(wanted.orderId()))
                .map(found -> found.get(wanted.orderId()))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("order", wanted.orderId()).asException())
                .invoke(allowed)
                .invoke(RequireSale::of)
                .chain(order -> {
                    OrderLine line = line(order, wanted);
                    return free(tx, wanted)
                            .invoke(pieces -> Versions.requireMatch(wanted.ifMatch(), order.version()))
                            .chain(pieces -> replace(tx, wanted, order, line, pieces));
                });
    }

    private Uni<Answer> replace(Transaction tx, Wanted wanted, Order order, OrderLine line, long pieces) {
        ExchangeRequest request = request(wanted, order, line, pieces);
        return cancelling
                .foresee(tx, order.purchaseId(), Map.of(line.lineId(), pieces))
                .chain(given -> {
                    ExchangeGoods.requirePaid(given);
                    return prices.of(tx, request, given.granted())
                            .chain(taken -> replace(tx, wanted, request, order, line, pieces, given, taken));
                });
    }

    private Uni<Answer> replace(
            Transaction tx,
            Wanted wanted,
            ExchangeRequest request,
            Order order,
            OrderLine line,
            long pieces,
            DecidedReturn given,
            TakenGoods taken) {
        SetOff setOff =
                SetOff.of(given.held().purchase().tenders(), given.granted().refunds(), taken.total(), Ids::next);
        var against = setOff.total(taken.total().currency());
        return placing.place(tx, request, order, line, taken, setOff)
                .call(placed -> placing.keep(
                        tx,
                        order,
                        new Replacement(placed.orderId(), order.orderId(), line.lineId(), pieces, wanted.by())))
                .map(placed -> Answer.accepted(
                        "/orders/" + placed.orderId(),
                        new LineReplaced(
                                OrderView.of(order.edited(order.lines())),
                                OrderView.of(placed),
                                against,
                                given.granted().total().minus(against),
                                taken.total().minus(against))));
    }

    /** Pieces that can be given up. */
    private Uni<Long> free(Transaction tx, Wanted wanted) {
        return untouched
                .of(tx, wanted.orderId(), wanted.lineId(), Long.MAX_VALUE)
                .map(UntouchedPieces::count)
                .chain(all -> replacements.undecided(tx, wanted.lineId()).map(promised -> {
                    long free = all - promised;
                    long pieces = wanted.quantity() == null ? free : wanted.quantity();
                    if (pieces > 0 && pieces <= free) {
                        return pieces;
                    }
                    throw (promised > 0
                                    ? Problem.conflict(
                                            "being-replaced",
                                            "Others are asked for already instead of " + promised
                                                    + " pieces of the line: wait until that order is decided, or cancel it.")
                                    : Problem.conflict(
                                            "too-late-to-change",
                                            "Of the line " + all
                                                    + " pieces are neither picked nor being looked for elsewhere."))
                            .asException();
                }));
    }

    private static ExchangeRequest request(Wanted wanted, Order order, OrderLine line, long pieces) {
        return new ExchangeRequest(
                order.purchaseId(),
                order.channel(),
                order.soldAt(),
                List.of(),
                List.of(new Taking(wanted.sku(), pieces)),
                new Fulfilment(line.method(), line.location()),
                null,
                List.of(),
                wanted.card(),
                null,
                null,
                Optional.of(wanted.served()),
                Map.of());
    }

    private static OrderLine line(Order order, Wanted wanted) {
        OrderLine line = order.lines().stream()
                .filter(one -> one.lineId().equals(wanted.lineId()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("line", wanted.lineId()).asException());
        if (line.partOf() != null) {
            throw Problem.conflict(
                            "part-of-a-bundle",
                            "The line is a part of bundle " + line.ordered() + ", which is had as a whole.")
                    .asException();
        }
        if (line.sku().equals(wanted.sku())) {
            throw Problem.unprocessable("same-sku", "/sku", "is what the line is of: change its quantity")
                    .asException();
        }
        return line;
    }
}
