package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderLine;
import org.unisson.order.payment.domain.CardToken;

/**
 * Changes how many pieces of a line are wanted, wherever they lie. Fewer: they are cancelled and refunded. More: they are
 * ordered as an order that adds to this one. Under the order's lock, and each edit makes its next version.
 */
@ApplicationScoped
public class EditQuantity {

    private final Orders orders;
    private final LinePieces pieces;
    private final ReduceLine reducing;
    private final AddToLine adding;
    private final KeepEdit edits;
    private final Clock clock;

    EditQuantity(Orders orders, LinePieces pieces, ReduceLine reducing, AddToLine adding, KeepEdit edits, Clock clock) {
        this.orders = orders;
        this.pieces = pieces;
        this.reducing = reducing;
        this.adding = adding;
        this.edits = edits;
        this.clock = clock;
    }

    /**
     * An edit.
     *
     * @param quantity pieces in all, with those of orders that were placed to add to the line; 0: the line is removed
     * @param ifMatch the version that is edited
     * @param card that pays for more, or null
     * @param serving whether one of the staff asks
     */
    public record Edit(UUID orderId, UUID lineId, long quantity, String ifMatch, CardToken card, boolean serving) {}

    /**
     * Edits it. What is so already stays as it is, whichever version was seen: so it may be said again.
     *
     * @return 200, or 202 with the place of the order that adds
     * @throws org.unisson.chassis.rest.ProblemException 404 no such order or line; 409 it is no sale, or none yet, or fewer
     *     pieces can be cancelled; 412 another version than the one named; as where an order is placed
     */
    public Uni<Answer> edit(Transaction tx, Edit edit, Consumer<Order> allowed) {
        return orders.lock(tx, List.of(edit.orderId()))
                .map(found -> found.get(edit.orderId()))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("order", edit.orderId()).asException())
                .invoke(allowed)
                .invoke(RequireSale::of)
                .chain(order -> {
                    OrderLine line = line(order, edit.lineId());
                    return pieces.of(tx, order.orderId(), line.lineId())
                            .chain(count -> edit(tx, edit, order, line, count));
                });
    }

    private Uni<Answer> edit(Transaction tx, Edit edit, Order order, OrderLine line, LinePieces.Count count) {
        long more = edit.quantity() - count.all();
        if (more == 0) {
            return Uni.createFrom().item(Answer.ok(LineEdited.unchanged(order)));
        }
        Versions.requireMatch(edit.ifMatch(), order.version());
        if (more < 0) {
            requireOwn(count, -more);
        } else if (line.partOf() != null) {
            throw Problem.conflict(
                            "part-of-a-bundle",
                            "The line is a part of bundle " + line.ordered() + ": order the bundle again, with amends.")
                    .asException();
        }
        Order edited = order.edited(order.lines());
        // Written first: what is cancelled may end the order, as the version after this one.
        return orders.edit(tx, edited, clock.instant())
                .chain(() -> more < 0 ? reduced(tx, edit, edited, -more) : increased(tx, edit, edited, line, more));
    }

    private Uni<Answer> reduced(Transaction tx, Edit edit, Order order, long fewer) {
        return reducing.by(tx, order, edit.lineId(), fewer, edit.serving())
                .chain(parts -> orders.find(tx, order.orderId()).map(after -> LineEdited.reduced(after, parts)))
                .map(Answer::ok);
    }

    private Uni<Answer> increased(Transaction tx, Edit edit, Order order, OrderLine line, long more) {
        return adding.place(tx, order, line, more, edit.card())
                .call(() -> edits.added(tx, order, line.lineId(), more, edit.serving() ? "STAFF" : "OWNER"))
                .map(added -> Answer.accepted("/orders/" + added.orderId(), LineEdited.increased(order, added)));
    }

    private static void requireOwn(LinePieces.Count count, long fewer) {
        if (fewer > count.own()) {
            throw Problem.conflict(
                            "in-another-order",
                            "Of this order there are " + count.own() + " pieces of the line. The others were added by "
                                    + count.added() + " (pieces by order): cancel them there.")
                    .asException();
        }
    }

    private static OrderLine line(Order order, UUID lineId) {
        return order.lines().stream()
                .filter(line -> line.lineId().equals(lineId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("line", lineId).asException());
    }
}
