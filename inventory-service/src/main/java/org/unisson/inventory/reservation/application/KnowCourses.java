package org.unisson.inventory.reservation.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.reservation.persistence.ConsignmentCourseStore;
import org.unisson.inventory.reservation.persistence.OrderCourseStore;

/** Keeps how far orders and their consignments are, whatever the reservations make of it. */
@ApplicationScoped
public class KnowCourses {

    private final OrderCourseStore orders;
    private final ConsignmentCourseStore consignments;
    private final Clock clock;

    KnowCourses(OrderCourseStore orders, ConsignmentCourseStore consignments, Clock clock) {
        this.orders = orders;
        this.consignments = consignments;
        this.clock = clock;
    }

    /** Notes what was heard, in its order. */
    public Uni<Void> heard(Transaction tx, List<OrderCourse> orderNews, List<ConsignmentCourse> consignmentNews) {
        Instant now = clock.instant();
        Map<UUID, OrderCourse> latest = new TreeMap<>();
        orderNews.forEach(one -> latest.merge(one.orderId(), one, OrderCourse::then));
        Map<UUID, ConsignmentCourse> told = new TreeMap<>();
        consignmentNews.forEach(one -> told.merge(one.told().consignmentId(), one, KnowCourses::later));
        return orders.keep(tx, latest.values(), now).chain(() -> keep(tx, told.values(), now));
    }

    private Uni<Void> keep(Transaction tx, Collection<ConsignmentCourse> told, Instant now) {
        return consignments
                .keep(tx, told, now)
                .chain(() -> orders.disagree(
                        tx, told.stream().map(one -> one.told().orderId()).toList()));
    }

    private static ConsignmentCourse later(ConsignmentCourse one, ConsignmentCourse other) {
        return other.told().version() > one.told().version() ? other : one;
    }
}
