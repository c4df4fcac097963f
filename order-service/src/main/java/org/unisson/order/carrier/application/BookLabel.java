package org.unisson.order.carrier.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.address.application.DeliveryAddresses;
import org.unisson.order.carrier.domain.Label;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.application.Consignments;
import org.unisson.order.consignment.application.OrderOfConsignments;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Status;

/**
 * Books a consignment at a carrier. The intent is written before the carrier is asked: after a crash, or where the
 * answer was lost, asking again is asking for the same parcel.
 */
@ApplicationScoped
public class BookLabel {

    private static final Logger LOG = Logger.getLogger(BookLabel.class);
    private static final Set<Status> IN_HAND = Set.of(Status.PICKED, Status.PACKED);

    private final Transactions transactions;
    private final OrderOfConsignments orders;
    private final Consignments consignments;
    private final DeliveryAddresses addresses;
    private final Labels labels;
    private final Carriers carriers;
    private final Clock clock;
    private final Duration answerWithin;

    BookLabel(
            Transactions transactions,
            OrderOfConsignments orders,
            Consignments consignments,
            DeliveryAddresses addresses,
            Labels labels,
            Carriers carriers,
            Clock clock,
            @ConfigProperty(name = "unisson.carriers.answer-within") Duration answerWithin) {
        this.transactions = transactions;
        this.orders = orders;
        this.consignments = consignments;
        this.addresses = addresses;
        this.labels = labels;
        this.carriers = carriers;
        this.clock = clock;
        this.answerWithin = answerWithin;
    }

    private record Asked(Label label, Carrier.Wanted wanted) {}

    /**
     * The consignment's label, booked where it is not yet.
     *
     * @param allowed refuses, by throwing, who may not
     * @throws org.unisson.chassis.rest.ProblemException 404 no such consignment; 409 it is not in hand, is not sent, has no
     *     address or a label of another carrier; 422 no such carrier; 503 the carrier does not answer
     */
    public Uni<Label> book(UUID consignmentId, String name, Consumer<Consignment> allowed) {
        Carrier carrier = carriers.named(name)
                .orElseThrow(() -> Problem.unprocessable("unknown-carrier", "/carrier", "there is no carrier " + name)
                        .asException());
        return transactions
                .run(tx -> ask(tx, consignmentId, name, allowed))
                .chain(asked -> asked.label().status() == Label.Status.BOOKED
                        ? Uni.createFrom().item(asked.label())
                        : book(carrier, asked));
    }

    private Uni<Asked> ask(Transaction tx, UUID consignmentId, String carrier, Consumer<Consignment> allowed) {
        return consignments
                .find(tx, consignmentId)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("consignment", consignmentId).asException())
                .invoke(allowed)
                // Whoever changes the address holds the order: no label bears one that has just been replaced.
                .call(it -> orders.lock(tx, it.orderId()))
                .chain(it -> consignments.find(tx, consignmentId))
                .invoke(BookLabel::requireInHand)
                .chain(it -> addresses
                        .of(tx, it.orderId())
                        .onItem()
                        .ifNull()
                        .failWith(() -> Problem.conflict("no-address", "No address was given for the order.")
                                .asException())
                        .chain(given -> labels.request(tx, consignmentId, carrier, clock.instant())
                                .invoke(label -> requireOf(carrier, label))
                                .map(label -> new Asked(
                                        label,
                                        new Carrier.Wanted(
                                                label.reference(),
                                                it.orderId(),
                                                it.location(),
                                                given.address(),
                                                it.open())))));
    }

    private static void requireInHand(Consignment it) {
        if (it.method() != Fulfilment.Method.SHIP || !IN_HAND.contains(it.status())) {
            throw Problem.conflict(
                            "not-to-be-sent",
                            "The consignment is " + it.status() + " for " + it.method()
                                    + ": a label is made of what is picked or packed to be sent.")
                    .asException();
        }
    }

    private static void requireOf(String carrier, Label label) {
        if (!label.carrier().equals(carrier)) {
            throw Problem.conflict("label-exists", "The consignment has a label of " + label.carrier() + ".")
                    .asException();
        }
    }

    private Uni<Label> book(Carrier carrier, Asked asked) {
        Label label = asked.label();
        return carrier.book(asked.wanted())
                .ifNoItem()
                .after(answerWithin)
                .fail()
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("carrier %s has not booked %s: %s", carrier.name(), label.reference(), failure);
                    return Problem.of(
                                    503,
                                    "carrier-unavailable",
                                    "The carrier does not answer",
                                    carrier.name() + " has not booked the parcel: ask again, it will be booked once.")
                            .asException();
                })
                .chain(booking -> transactions
                        .run(tx -> labels.booked(tx, label.reference(), booking, clock.instant()))
                        .map(wanted -> {
                            if (!wanted) {
                                throw Problem.conflict(
                                                "changed-meanwhile",
                                                "The order has changed while the carrier was asked: ask again.")
                                        .asException();
                            }
                            return new Label(
                                    label.reference(),
                                    label.consignmentId(),
                                    label.carrier(),
                                    Label.Status.BOOKED,
                                    booking.trackingNumber(),
                                    booking.document());
                        }));
    }
}
