package org.unisson.order.consignment.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.values.Ids;
import org.unisson.order.consignment.application.Consignments.Fact;
import org.unisson.order.consignment.application.Consignments.Kind;
import org.unisson.order.consignment.application.OrderOfConsignments.Consequence;
import org.unisson.order.consignment.application.OrderOfConsignments.Locked;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.ConsignmentCourse;
import org.unisson.order.consignment.domain.ConsignmentMessage;
import org.unisson.order.consignment.domain.Step;
import org.unisson.order.consignment.messaging.ConsignmentEvents;

/** Consignments of one transaction while they are told things, and what is to be written and told of it. */
final class Happened {

    private final Instant now;
    private final Locked order;
    private final ConsignmentCourse course;

    final Map<UUID, Step> steps = new HashMap<>();
    final List<Consignment> changed = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<Consequence> consequences = new ArrayList<>();

    Happened(Instant now, Locked order) {
        this.now = now;
        this.order = order;
        this.course = new ConsignmentCourse(now);
    }

    /** Tells it. @return as it is afterwards */
    Consignment tell(Consignment before, ConsignmentMessage message) {
        ConsignmentCourse.Outcome outcome = course.of(before, message);
        steps.put(before.consignmentId(), outcome.step());
        if (outcome.after() == before) {
            return before;
        }
        Consignment after =
                switch (outcome.step()) {
                    case READY -> tellingFirst(Kind.PICKUP_READY, outcome.after());
                    case BROKEN_PROMISE -> tellingFirst(Kind.PROMISE_BROKEN, outcome.after());
                    default -> outcome.after();
                };
        events.add(ConsignmentEvents.changed(after, order.channel(), now, order.origin()));
        changed.add(after);
        consequences.add(new Consequence(outcome.step(), before, after));
        return after;
    }

    /** A fact beside the state has a version of its own, before the state's: a consumer takes what is newer only. */
    private Consignment tellingFirst(Kind kind, Consignment after) {
        Fact fact = new Fact(after.consignmentId(), after.version(), Ids.next(), kind, after.status(), now);
        facts.add(fact);
        events.add(ConsignmentEvents.of(after, fact, order.origin()));
        return after.next();
    }
}
