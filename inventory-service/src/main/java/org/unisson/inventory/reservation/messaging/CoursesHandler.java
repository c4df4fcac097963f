package org.unisson.inventory.reservation.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.reservation.application.ConsignmentCourse;
import org.unisson.inventory.reservation.application.CourseFeed;
import org.unisson.inventory.reservation.application.KnowCourses;
import org.unisson.inventory.reservation.application.OrderCourse;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.ConsignmentChanged;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/**
 * Hears how far orders and consignments are. It is apart from those that reserve, so that it knows of an order also where
 * they have put an event of it aside.
 */
@ApplicationScoped
public class CoursesHandler implements EventHandler {

    private final EventConsumer consumer;
    private final KnowCourses courses;

    CoursesHandler(EventConsumer consumer, KnowCourses courses) {
        this.consumer = consumer;
        this.courses = courses;
    }

    @Incoming("order-courses")
    Uni<Void> orders(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Incoming("consignment-courses")
    Uni<Void> consignments(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return CourseFeed.HANDLER;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.ORDERS, Topics.CONSIGNMENTS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        List<OrderCourse> orders = new ArrayList<>();
        List<ConsignmentCourse> consignments = new ArrayList<>();
        for (ReceivedEvent event : events) {
            if (event.payload() instanceof ConsignmentChanged changed) {
                consignments.add(course(changed));
            } else if (event.topic().equals(Topics.ORDERS.name())) {
                orders.add(OrderCourse.of(OrdersHandler.message(event), event.version()));
            }
        }
        return courses.heard(tx, orders, consignments);
    }

    private static ConsignmentCourse course(ConsignmentChanged changed) {
        return new ConsignmentCourse(
                ConsignmentsHandler.consigned(changed),
                changed.getStatus(),
                changed.getLines().stream()
                        .collect(Collectors.toMap(ConsignedLine::getLineId, ConsignedLine::getQuantity)));
    }
}
