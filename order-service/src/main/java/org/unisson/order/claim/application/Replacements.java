package org.unisson.order.claim.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.order.address.application.DeliveryAddresses;
import org.unisson.order.address.application.GivenAddress;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.claim.domain.Claim;
import org.unisson.order.claim.domain.ClaimedLine;
import org.unisson.order.ordering.application.GivenAway;
import org.unisson.order.ordering.application.PlaceOrder;
import org.unisson.order.ordering.application.Placing;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseLine;
import org.unisson.order.purchase.domain.PurchaseTender;

/**
 * Orders that send goods again. Nothing is owed for them; their sale names what they are worth as a reduction, and the
 * tender GOODWILL, of zero, with the claim.
 */
@ApplicationScoped
class Replacements implements GivenAway {

    private final PlaceOrder placing;
    private final DeliveryAddresses addresses;
    private final Claims claims;

    Replacements(PlaceOrder placing, DeliveryAddresses addresses, Claims claims) {
        this.placing = placing;
        this.addresses = addresses;
        this.claims = claims;
    }

    /** An order, and its lines by those of the claim. */
    record Placed(UUID orderId, Map<UUID, UUID> lines) {}

    /** Places it through the ordinary saga, to where the first one went: stock is set aside, or refused. */
    Uni<Placed> place(Transaction tx, UUID replacedId, String channel, UUID customerId, List<ClaimedLine> lines) {
        UUID orderId = Ids.next();
        Map<UUID, UUID> replacing = new HashMap<>();
        List<Placing.Wanted> wanted = new ArrayList<>();
        for (ClaimedLine line : lines) {
            UUID lineId = Ids.next();
            replacing.put(line.lineId(), lineId);
            wanted.add(new Placing.Wanted(
                    lineId,
                    line.sku(),
                    line.quantity(),
                    Money.zero(line.worth().currency()),
                    new Fulfilment(Fulfilment.Method.SHIP, null),
                    null,
                    null));
        }
        return addresses
                .of(tx, replacedId)
                .chain(to -> placing.sendAgain(
                        tx,
                        new Placing(
                                orderId,
                                null,
                                customerId,
                                null,
                                channel,
                                null,
                                wanted,
                                null,
                                0,
                                List.of(),
                                null,
                                null,
                                GivenAddress.orNull(to)),
                        replacedId))
                .onFailure(ProblemException.class)
                .transform(Replacements::cannotBeOrdered)
                .map(order -> new Placed(order.orderId(), replacing));
    }

    /** What keeps it from being ordered stands nowhere in what the customer has sent. */
    private static ProblemException cannotBeOrdered(ProblemException refused) {
        return Problem.conflict(
                        "cannot-be-replaced",
                        "The goods cannot be sent again: " + refused.problem().detail()
                                + ". Nothing was changed; an agent can take them back as a return, or the claim can be"
                                + " made again later.")
                .asException();
    }

    @Override
    public Uni<List<Purchase>> valued(Transaction tx, List<Purchase> sold) {
        List<UUID> free = sold.stream()
                .filter(purchase -> purchase.total().isZero())
                .map(Purchase::orderId)
                .toList();
        return free.isEmpty()
                ? Uni.createFrom().item(sold)
                : claims.ofReplacements(tx, free).map(replaced -> sold.stream()
                        .map(purchase -> replaced.containsKey(purchase.orderId())
                                ? valued(purchase, replaced.get(purchase.orderId()))
                                : purchase)
                        .toList());
    }

    /** What each line of the replacement is worth, per piece. */
    static Map<UUID, Money> worth(Claim claim) {
        Map<UUID, Money> worth = new HashMap<>();
        claim.lines().forEach(line -> worth.put(line.replacementLineId(), line.worth()));
        return worth;
    }

    private static Purchase valued(Purchase purchase, Claim claim) {
        Map<UUID, Money> worth = worth(claim);
        Money nothing = Money.zero(purchase.total().currency());
        return new Purchase(
                purchase.purchaseId(),
                purchase.kind(),
                purchase.orderId(),
                purchase.receipt(),
                purchase.channel(),
                purchase.location(),
                purchase.customerId(),
                purchase.card(),
                purchase.lines().stream()
                        .map(line -> new PurchaseLine(
                                line.lineId(),
                                line.sku(),
                                line.quantity(),
                                worth.get(line.lineId()),
                                worth.get(line.lineId()).times(line.quantity()),
                                nothing,
                                line.carriedOutFrom(),
                                line.giftCard()))
                        .toList(),
                List.of(new PurchaseTender(
                        PurchaseTender.GOODWILL, nothing, claim.claimId().toString())),
                nothing,
                purchase.purchasedAt());
    }
}
