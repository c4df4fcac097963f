package org.unisson.inventory.reservation.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.delivery.application.BookDeliveries;
import org.unisson.inventory.delivery.domain.Promised;
import org.unisson.inventory.quota.domain.Counted;
import org.unisson.inventory.quota.domain.QuotaBook;
import org.unisson.inventory.quota.persistence.QuotaBooks;
import org.unisson.inventory.reservation.domain.Reservation;
import org.unisson.inventory.reservation.persistence.ConflictStore;
import org.unisson.inventory.reservation.persistence.ConsignmentStore;
import org.unisson.inventory.reservation.persistence.ReservationEvents;
import org.unisson.inventory.reservation.persistence.ReservationStore;
import org.unisson.inventory.sourcing.application.KeepDecisions;
import org.unisson.inventory.sourcing.application.PrepareSourcing;
import org.unisson.inventory.sourcing.domain.Conditions;
import org.unisson.inventory.stock.application.RecordMovements;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.persistence.StockStore;

/**
 * Follows consignments: what they have handed out leaves the stock, what was not on the shelf leaves it too, and what
 * their location cannot hand out is set aside elsewhere, as far as it is to be had. Each consignment tells the whole, and
 * what is done is what is new of it: told twice, late or with gaps, it comes to the same.
 */
@ApplicationScoped
public class SettleConsignments {

    private final ReservationStore reservations;
    private final ConsignmentStore consignments;
    private final QuotaBooks quotas;
    private final ConflictStore conflicts;
    private final StockStore stock;
    private final RecordMovements movements;
    private final PrepareSourcing sourcing;
    private final BookDeliveries deliveries;
    private final KeepDecisions decisions;
    private final Clock clock;

    SettleConsignments(
            ReservationStore reservations,
            ConsignmentStore consignments,
            QuotaBooks quotas,
            ConflictStore conflicts,
            StockStore stock,
            RecordMovements movements,
            PrepareSourcing sourcing,
            BookDeliveries deliveries,
            KeepDecisions decisions,
            Clock clock) {
        this.reservations = reservations;
        this.consignments = consignments;
        this.quotas = quotas;
        this.conflicts = conflicts;
        this.stock = stock;
        this.movements = movements;
        this.sourcing = sourcing;
        this.deliveries = deliveries;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Applies what was told, one after the other: what has left counts from when its own version told of it.
     *
     * @param told of each consignment by version
     */
    public Uni<Void> on(Transaction tx, List<Consigned> told) {
        // Reservations are locked before what is known of their consignments is read.
        return reservations
                .lock(tx, told.stream().map(Consigned::orderId).toList())
                .chain(held -> consignments
                        .known(tx, told.stream().map(Consigned::consignmentId).collect(Collectors.toSet()))
                        .chain(known -> settle(tx, news(told, known), held)));
    }

    private static List<News> news(List<Consigned> told, Map<UUID, Map<UUID, Consigned.Line>> known) {
        Map<UUID, Map<UUID, Consigned.Line>> heard = new HashMap<>(known);
        List<News> news = new ArrayList<>();
        for (Consigned one : told) {
            Map<UUID, Consigned.Line> before = heard.getOrDefault(one.consignmentId(), Map.of());
            List<Consigned.Line> lines = one.lines().stream()
                    .map(line -> line.since(before.get(line.lineId())))
                    .toList();
            heard.put(
                    one.consignmentId(),
                    one.lines().stream().collect(Collectors.toMap(Consigned.Line::lineId, Function.identity())));
            if (one.orHere()) {
                // What stays here if it is nowhere else is decided apart: the rest is a fact all the same.
                news.add(News.of(one, lines.stream().map(Consigned.Line::withoutWithdrawn)));
                news.add(News.of(one, lines.stream().map(Consigned.Line::onlyWithdrawn)));
            } else {
                news.add(News.of(one, lines.stream()));
            }
        }
        news.removeIf(one -> one.lines().isEmpty());
        return news;
    }

    private Uni<Void> settle(Transaction tx, List<News> news, Map<UUID, Reservation> held) {
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        List<Sku> skus = news.stream()
                .flatMap(one -> one.lines().stream())
                .map(Consigned.Line::sku)
                .distinct()
                .toList();
        TreeSet<Place> entered = news.stream().flatMap(News::leftAt).collect(Collectors.toCollection(TreeSet::new));
        return quotas.open(tx, skus, held.keySet(), List.of()).chain(limits -> stock.open(tx, entered, now)
                .chain(() -> stock.lockSkus(tx, skus))
                .chain(book -> conditions(tx, news)
                        .chain(conditions -> promised(tx, news)
                                .map(promised -> new SeekElsewhere(
                                        conditions.networks(book::at),
                                        conditions.policies(),
                                        limits,
                                        promised,
                                        book,
                                        now)))
                        .chain(seek -> write(tx, settle(news, held, limits, book, seek, now), news, book, now))
                        .chain(() -> quotas.close(tx, limits))));
    }

    private Uni<Conditions> conditions(Transaction tx, List<News> news) {
        List<News> seeking = news.stream().filter(News::seeks).toList();
        if (seeking.isEmpty()) {
            return Uni.createFrom().item(Conditions.none());
        }
        return sourcing.of(
                tx,
                seeking.stream().map(one -> one.of().channel()).distinct().toList(),
                seeking.stream()
                        .flatMap(one -> one.lines().stream())
                        .map(Consigned.Line::sku)
                        .distinct()
                        .toList());
    }

    private Uni<Map<UUID, Promised>> promised(Transaction tx, List<News> news) {
        List<UUID> seeking = news.stream()
                .filter(News::seeks)
                .map(one -> one.of().orderId())
                .distinct()
                .toList();
        return seeking.isEmpty() ? Uni.createFrom().item(Map.of()) : deliveries.promised(tx, seeking);
    }

    private static Settled settle(
            List<News> news,
            Map<UUID, Reservation> held,
            QuotaBook quotas,
            StockBook book,
            SeekElsewhere seek,
            Instant now) {
        Settled settled = new Settled();
        for (News one : news) {
            Consigned told = one.of();
            Reservation before = held.get(told.orderId());
            if (before == null) {
                throw new IllegalStateException("consignment " + told.consignmentId() + " is of order " + told.orderId()
                        + ", which inventory has not heard of");
            }
            Reservation after = before.handled(one.handled(), book)
                    .undelivered(one.undelivered())
                    .after(before);
            one.movements().forEach(movement -> {
                book.at(movement.place()).move(movement);
                settled.movements.add(movement);
            });
            if (one.seeks()) {
                SeekElsewhere.Found found = seek.of(told, one.lines());
                boolean kept = told.orHere() && !found.unavailable().isEmpty();
                after = kept
                        ? resourced(one, before.keptInstead(after, book), found.kept(told, one.lines()), settled, now)
                        : resourced(one, after.replaced(found.allocations(), book), found, settled, now);
            }
            held.put(told.orderId(), after);
            settled.changed.put(told.orderId(), after);
            quotas.settle(told.orderId(), Counted.of(after));
        }
        return settled;
    }

    private static Reservation resourced(
            News one, Reservation after, SeekElsewhere.Found found, Settled settled, Instant now) {
        ConsignmentStore.Resourcing resourcing = new ConsignmentStore.Resourcing(
                after.orderId(),
                after.version(),
                one.of().consignmentId(),
                one.of().location(),
                found.collectedAt(),
                found.allocations(),
                one.skus(found.unavailable()),
                now);
        settled.resourced.add(resourcing);
        settled.events.add(ReservationEvents.resourced(resourcing));
        settled.explained.add(new KeepDecisions.Decided(
                after.orderId(), after.version(), KeepDecisions.Cause.RESOURCED, found.decisions()));
        // The reservation's own word, if it has to be told again, comes after this.
        return after.after(after);
    }

    private Uni<Void> write(Transaction tx, Settled settled, List<News> news, StockBook book, Instant now) {
        tx.emit(settled.events);
        return movements
                .moved(tx, book, settled.movements, now)
                .chain(() -> reservations.save(tx, List.copyOf(settled.changed.values()), now))
                .chain(() -> consignments.keep(tx, latest(news)))
                .chain(() -> answered(tx, news, now))
                .chain(() -> consignments.add(tx, settled.resourced))
                .chain(() -> decisions.keep(tx, settled.explained, now));
    }

    private static List<Consigned> latest(List<News> news) {
        Map<UUID, Consigned> latest = new LinkedHashMap<>();
        news.forEach(one -> latest.put(one.of().consignmentId(), one.of()));
        return List.copyOf(latest.values());
    }

    private Uni<Void> answered(Transaction tx, List<News> news, Instant now) {
        List<UUID> orders = new ArrayList<>();
        List<Reservation.Handled> pieces = new ArrayList<>();
        news.forEach(one -> one.handled().forEach(line -> {
            orders.add(one.of().orderId());
            pieces.add(line);
        }));
        return conflicts.answered(tx, orders, pieces, now);
    }

    /** What has come of the messages of one transaction. */
    private static final class Settled {
        private final Map<UUID, Reservation> changed = new LinkedHashMap<>();
        private final List<Movement> movements = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private final List<ConsignmentStore.Resourcing> resourced = new ArrayList<>();
        private final List<KeepDecisions.Decided> explained = new ArrayList<>();
    }
}
