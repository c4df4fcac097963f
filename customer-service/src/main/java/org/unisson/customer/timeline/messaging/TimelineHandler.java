package org.unisson.customer.timeline.messaging;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.timeline.application.Timeline;
import org.unisson.schemas.Topic;

/** Writes what a topic tells on the timelines, a whole batch at once. */
abstract class TimelineHandler implements EventHandler {

    private final String name;
    private final Topic topic;
    private final Timeline timeline;

    TimelineHandler(String name, Topic topic, Timeline timeline) {
        this.name = name;
        this.topic = topic;
        this.timeline = timeline;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(topic);
    }

    @Override
    public Uni<Void> apply(Transaction transaction, List<ReceivedEvent> events) {
        return timeline.append(
                transaction,
                events.stream()
                        .map(ReceivedEvent::payload)
                        .flatMap(Entries::all)
                        .toList());
    }
}
