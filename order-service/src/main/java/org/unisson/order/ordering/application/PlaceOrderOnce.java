package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.ordering.application.OrderReferences.Owner;
import org.unisson.order.ordering.domain.Order;

/** Places the order that another system calls by a reference of its own; asked again, finds it. */
@ApplicationScoped
public class PlaceOrderOnce {

    private final OrderReferences references;
    private final Orders orders;
    private final PlaceOrder placing;

    PlaceOrderOnce(OrderReferences references, Orders orders, PlaceOrder placing) {
        this.references = references;
        this.orders = orders;
        this.placing = placing;
    }

    /** An order. @param isNew whether it was placed now */
    public record Placed(Order order, boolean isNew) {}

    /**
     * Places it, unless the channel knows the reference.
     *
     * @param reference null: placed in any case
     * @param amends the order to which it adds, or null; part of the content
     * @throws org.unisson.chassis.rest.ProblemException 409 where the reference is that of another content; 422 where it
     *     names something that cannot be
     */
    public Uni<Placed> place(Transaction tx, String reference, Placing wanted, UUID amends) {
        if (reference == null) {
            return isNew(tx, wanted);
        }
        Owner asking = new Owner(wanted.orderId(), OrderContent.hash(wanted, amends));
        return references
                .claim(tx, wanted.channel(), reference, asking)
                .chain(owner -> owner.orderId().equals(asking.orderId())
                        ? isNew(tx, wanted)
                        : known(tx, reference, owner, asking));
    }

    private Uni<Placed> isNew(Transaction tx, Placing wanted) {
        return placing.place(tx, wanted).map(order -> new Placed(order, true));
    }

    private Uni<Placed> known(Transaction tx, String reference, Owner owner, Owner asking) {
        if (!MessageDigest.isEqual(owner.contentHash(), asking.contentHash())) {
            throw Problem.conflict(
                            "reference-used",
                            "The channel knows " + reference + " as order " + owner.orderId()
                                    + ", which was placed with another content.")
                    .asException();
        }
        return orders.find(tx, owner.orderId()).map(order -> new Placed(order, false));
    }
}
