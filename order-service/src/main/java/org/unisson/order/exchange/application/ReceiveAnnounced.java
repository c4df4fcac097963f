package org.unisson.order.exchange.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.order.address.application.DeliveryAddresses;
import org.unisson.order.address.application.GivenAddress;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.exchange.application.Announcements.Known;
import org.unisson.order.exchange.application.ExchangeRequest.Taking;
import org.unisson.order.exchange.domain.Announcement;
import org.unisson.order.exchange.domain.Announcement.Status;
import org.unisson.order.returns.domain.Returned;

/** Makes an announced exchange an exchange, once its goods are there and were looked at. */
@ApplicationScoped
public class ReceiveAnnounced {

    private final Announcements announcements;
    private final DeliveryAddresses addresses;
    private final ExchangeGoods exchanging;
    private final Clock clock;

    ReceiveAnnounced(Announcements announcements, DeliveryAddresses addresses, ExchangeGoods exchanging, Clock clock) {
        this.announcements = announcements;
        this.addresses = addresses;
        this.exchanging = exchanging;
        this.clock = clock;
    }

    /**
     * What came in.
     *
     * @param location where it was looked at
     * @param allowedBecause why it is taken after returnBy, or null
     */
    public record Reception(UUID announcementId, Gln location, List<Returned> goods, String allowedBecause) {

        public Reception {
            goods = List.copyOf(goods);
        }
    }

    /**
     * In the caller's transaction: of two receptions at once, one makes the exchange.
     *
     * @throws org.unisson.chassis.rest.ProblemException 404 no such announcement; 409 where it is one no more, the goods are
     *     others or too late; and as an exchange
     */
    public Uni<ExchangeView> receive(Transaction tx, Reception reception) {
        return announcements
                .lock(tx, reception.announcementId())
                .map(found -> found.orElseThrow(() -> Problem.notFound("announcement", reception.announcementId())
                        .asException()))
                .invoke(known -> requireSound(known.announcement(), reception))
                .chain(known -> address(tx, known)
                        .chain(address -> exchanging.take(tx, request(known.announcement(), reception, address))))
                .call(made -> announcements.exchanged(tx, reception.announcementId(), made.exchangeId()));
    }

    private void requireSound(Announcement announcement, Reception reception) {
        if (announcement.status() != Status.ANNOUNCED) {
            throw Problem.conflict(
                            "not-announced",
                            "It is " + announcement.status() + " already; what came can be returned as any goods.")
                    .asException();
        }
        if (announcement.isOver(clock.instant()) && reception.allowedBecause() == null) {
            throw Problem.conflict(
                            "too-late",
                            "The goods were awaited until " + announcement.returnBy() + "; an agent may allow it.")
                    .asException();
        }
        if (!announcement.isOf(reception.goods())) {
            throw Problem.conflict(
                            "not-what-was-announced",
                            "Other pieces came than were announced; take them as a return or an exchange.")
                    .asException();
        }
    }

    /** What is sent goes where the purchase went, until the customer says otherwise. */
    private Uni<GivenAddress> address(Transaction tx, Known known) {
        if (known.orderId() == null || known.announcement().fulfilment().method() != Fulfilment.Method.SHIP) {
            return Uni.createFrom().nullItem();
        }
        return addresses
                .of(tx, known.orderId())
                .map(given -> given == null ? null : new GivenAddress(given.address(), given.by()));
    }

    private static ExchangeRequest request(Announcement announcement, Reception reception, GivenAddress address) {
        return new ExchangeRequest(
                announcement.purchaseId(),
                announcement.channel(),
                reception.location(),
                reception.goods(),
                announcement.take().stream()
                        .map(wanted -> new Taking(wanted.sku(), wanted.quantity()))
                        .toList(),
                announcement.fulfilment(),
                null,
                List.of(),
                null,
                address,
                // The policy's days ended with the announcement: the goods' way back is not the customer's fault.
                reception.allowedBecause() == null
                        ? "announced " + announcement.announcedAt()
                        : reception.allowedBecause(),
                Optional.empty(),
                announcement.agreed());
    }
}
