package org.unisson.order.claim.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.chassis.values.Money;
import org.unisson.order.claim.domain.Claim;
import org.unisson.order.claim.domain.ClaimedLine;
import org.unisson.order.claim.domain.SentGoods;
import org.unisson.order.claim.domain.Status;
import org.unisson.order.consignment.application.Consignments;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.returns.application.Returns;
import org.unisson.order.returns.application.Returns.Held;
import org.unisson.order.returns.domain.SoldLine;

/** What of an order can be claimed: sent, due, and neither claimed nor returned before. */
@ApplicationScoped
class ClaimableGoods {

    private final Consignments consignments;
    private final Returns returns;
    private final Claims claims;
    private final Clock clock;

    ClaimableGoods(Consignments consignments, Returns returns, Claims claims, Clock clock) {
        this.consignments = consignments;
        this.returns = returns;
        this.claims = claims;
        this.clock = clock;
    }

    /** Goods that may be claimed, and the consignments that sent them. @param replacement whether they replaced others */
    record Goods(List<ClaimedLine> lines, Money value, List<UUID> consignments, boolean replacement) {}

    /**
     * Those asked for, if all of them can be; holds the purchase.
     *
     * @param order whose row the transaction holds
     * @throws ProblemException 409 where they have not left, are promised still, were collected, or were claimed or
     *     returned before; 422 where the order has no such line
     */
    Uni<Goods> claimable(Transaction tx, Order order, List<ClaimRequest.Line> asked) {
        if (order.purchaseId() == null) {
            throw notShipped(order.lines().getFirst().lineId());
        }
        return returns.hold(tx, order.purchaseId())
                .map(held -> held.orElseThrow(() -> new IllegalStateException("no purchase " + order.purchaseId())))
                .chain(held -> consignments
                        .ofOrder(tx, order.orderId())
                        .map(all -> new SentGoods(all, clock.instant()))
                        .chain(sent -> claims.ofPurchase(tx, order.purchaseId()).chain(before -> claims.ofReplacements(
                                        tx, List.of(order.orderId()))
                                .map(replaced -> goods(asked, held, sent, before, replaced.get(order.orderId()))))));
    }

    private static Goods goods(
            List<ClaimRequest.Line> asked, Held held, SentGoods sent, List<Claim> before, Claim replaced) {
        List<ClaimedLine> lines = new ArrayList<>();
        for (int index = 0; index < asked.size(); index++) {
            UUID lineId = asked.get(index).lineId();
            String pointer = "/lines/" + index + "/lineId";
            SoldLine line = held.purchase().lines().stream()
                    .filter(one -> one.lineId().equals(lineId))
                    .findFirst()
                    .orElseThrow(() -> Problem.unprocessable("unknown-line", pointer, "the order has no line " + lineId)
                            .asException());
            requireMissed(line, asked.get(index).quantity(), sent, before);
            lines.add(new ClaimedLine(
                    lineId,
                    line.sku(),
                    asked.get(index).quantity(),
                    worth(line, replaced),
                    sent.sentFrom(lineId),
                    null,
                    0,
                    0));
        }
        Money value = Money.sum(
                held.purchase().total().currency(),
                lines.stream().map(ClaimedLine::value).toList());
        List<UUID> from = sent.sent(lines.stream().map(ClaimedLine::lineId).toList());
        return new Goods(lines, value, from, replaced != null);
    }

    private static void requireMissed(SoldLine line, long quantity, SentGoods sent, List<Claim> before) {
        switch (sent.missed(line.lineId(), quantity)) {
            case NOT_SHIPPED -> throw notShipped(line.lineId());
            case STILL_PROMISED ->
                throw Problem.conflict("still-promised", "Line " + line.lineId() + " is on its way and not due yet.")
                        .asException();
            case COLLECTED ->
                throw Problem.conflict("collected", "Line " + line.lineId() + " was collected with its code.")
                        .asException();
            case YES -> {
                long claimed = pieces(before, line.lineId(), false);
                if (quantity > sent.arrived(line.lineId()) - claimed) {
                    throw Problem.conflict("claimed-before", "Line " + line.lineId() + " was claimed before.")
                            .asException();
                }
                if (quantity > line.left() - pieces(before, line.lineId(), true)) {
                    throw Problem.conflict("returned-before", "Line " + line.lineId() + " came back as a return.")
                            .asException();
                }
            }
        }
    }

    /** @param open only those whose money was not given back */
    static long pieces(List<Claim> claims, UUID lineId, boolean open) {
        return claims.stream()
                .filter(Claim::counts)
                .flatMap(claim -> claim.lines().stream())
                .filter(line -> line.lineId().equals(lineId))
                .mapToLong(line -> open ? line.open() : line.quantity())
                .sum();
    }

    private static ProblemException notShipped(UUID lineId) {
        return Problem.conflict("not-shipped", "Of line " + lineId + " fewer pieces were shipped.")
                .asException();
    }

    /** Nothing was paid for a replacement: it is worth what it replaced. */
    static Money worth(SoldLine line, Claim replaced) {
        Map<UUID, Money> known = replaced == null ? Map.of() : Replacements.worth(replaced);
        return known.getOrDefault(line.lineId(), line.total().share(1, line.quantity()));
    }

    /** Whether goods under review can still be replaced: they may have come back meanwhile. */
    Uni<Void> requireStillMissed(Transaction tx, Claim claim) {
        return returns.hold(tx, claim.purchaseId())
                .map(held -> held.orElseThrow(() -> new IllegalStateException("no purchase " + claim.purchaseId())))
                .chain(held -> claims.ofPurchase(tx, claim.purchaseId()).invoke(all -> {
                    List<Claim> others = all.stream()
                            .filter(one -> one.status() == Status.GRANTED)
                            .toList();
                    for (ClaimedLine claimed : claim.lines()) {
                        held.purchase().lines().stream()
                                .filter(line -> line.lineId().equals(claimed.lineId()))
                                .filter(line -> claimed.quantity() > line.left() - pieces(others, line.lineId(), true))
                                .findFirst()
                                .ifPresent(line -> {
                                    throw Problem.conflict(
                                                    "returned-before",
                                                    "Line " + line.lineId() + " came back as a return.")
                                            .asException();
                                });
                    }
                }))
                .replaceWithVoid();
    }
}
