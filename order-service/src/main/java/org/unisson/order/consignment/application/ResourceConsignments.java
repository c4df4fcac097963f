package org.unisson.order.consignment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.order.consignment.application.ConsignmentEdits.Asked;
import org.unisson.order.consignment.application.OpenConsignments.Piece;
import org.unisson.order.consignment.application.OpenConsignments.Wanted;
import org.unisson.order.consignment.application.OrderOfConsignments.Locked;
import org.unisson.order.consignment.domain.ConsignedLine;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.ConsignmentMessage;

/**
 * Follows inventory, which has looked elsewhere for pieces that a consignment's location cannot hand out: what it has
 * found is handed out from there, under the same promise; what is nowhere to be had is refunded.
 */
@ApplicationScoped
public class ResourceConsignments {

    private final Consignments consignments;
    private final OpenConsignments opening;
    private final TellConsignments telling;
    private final OrderOfConsignments orders;
    private final ConsignmentEdits edits;
    private final FollowEdit following;
    private final Clock clock;

    ResourceConsignments(
            Consignments consignments,
            OpenConsignments opening,
            TellConsignments telling,
            OrderOfConsignments orders,
            ConsignmentEdits edits,
            FollowEdit following,
            Clock clock) {
        this.consignments = consignments;
        this.opening = opening;
        this.telling = telling;
        this.orders = orders;
        this.edits = edits;
        this.following = following;
        this.clock = clock;
    }

    /** Pieces that are set aside elsewhere now. */
    public record Replacement(UUID lineId, Sku sku, Gln location, long quantity) {}

    /**
     * What inventory has answered.
     *
     * @param collectedAt the store to which replacements from elsewhere are sent; null: they are handed out where they are
     * @param unavailable pieces by line that are nowhere to be had
     */
    public record Resourced(
            UUID orderId,
            UUID consignmentId,
            Gln collectedAt,
            List<Replacement> replacements,
            Map<UUID, Long> unavailable) {

        /** Whether all of it was set aside again where it had been. */
        boolean isOf(Gln location) {
            return replacements.stream().allMatch(one -> one.location().equals(location));
        }

        Map<UUID, Long> answered() {
            Map<UUID, Long> answered = new TreeMap<>(unavailable);
            replacements.forEach(one -> answered.merge(one.lineId(), one.quantity(), Long::sum));
            return answered;
        }
    }

    /** Follows it. The new consignments are there before the old one hears of it: the order does not end in between. */
    public Uni<Void> follow(Transaction tx, Resourced found) {
        return orders.lock(tx, found.orderId()).chain(order -> consignments
                .find(tx, found.consignmentId())
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("no consignment " + found.consignmentId()))
                .chain(from ->
                        edits.of(tx, from.consignmentId()).chain(asked -> follow(tx, order, found, from, asked))));
    }

    private Uni<Void> follow(Transaction tx, Locked order, Resourced found, Consignment from, Asked asked) {
        boolean kept = asked != null && found.isOf(from.location());
        return opening.open(tx, List.of(wanted(found, from, order, kept ? asked : null)), clock.instant())
                .chain(() -> found.unavailable().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : orders.refund(tx, found.orderId(), from.location(), found.unavailable()))
                .chain(() -> asked == null ? Uni.createFrom().voidItem() : edited(tx, order, found, asked, kept))
                .chain(() -> telling.order(
                        tx,
                        found.orderId(),
                        all -> Map.of(from.consignmentId(), new ConsignmentMessage.Resolved(found.answered()))))
                .replaceWithVoid();
    }

    private Uni<Void> edited(Transaction tx, Locked order, Resourced found, Asked asked, boolean kept) {
        return kept
                ? following.kept(tx, order, asked, found.answered().keySet())
                : following.found(tx, order, asked, found.answered());
    }

    /** @param before how it stays; null: as the consignment says */
    private static Wanted wanted(Resourced found, Consignment from, Locked order, Asked before) {
        return new Wanted(
                order,
                from.customerId(),
                found.replacements().stream()
                        .map(one -> new Piece(
                                ConsignedLine.of(one.lineId(), one.sku(), one.quantity()),
                                one.location(),
                                before == null ? found.collectedAt() : before.store(),
                                before == null ? from.method() : before.method(),
                                before == null ? from.promisedBy() : before.promisedBy()))
                        .toList());
    }
}
