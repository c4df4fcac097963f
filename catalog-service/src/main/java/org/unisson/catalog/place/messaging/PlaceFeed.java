package org.unisson.catalog.place.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.place.application.ProjectingPlaces;
import org.unisson.catalog.place.domain.Place;
import org.unisson.catalog.place.domain.Position;
import org.unisson.chassis.events.MalformedEventException;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.events.LocationChanged;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** What inventory tells of places, heard from the beginning under a name of its own. */
@ApplicationScoped
public class PlaceFeed implements EventHandler {

    private final EventConsumer consumer;
    private final ProjectingPlaces projecting;

    PlaceFeed(EventConsumer consumer, ProjectingPlaces projecting) {
        this.consumer = consumer;
        this.projecting = projecting;
    }

    @Incoming("places")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "places";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.LOCATIONS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        List<Place> places = new ArrayList<>();
        for (ReceivedEvent event : events) {
            if (!(event.payload() instanceof LocationChanged location)) {
                throw new MalformedEventException("not a location: " + event.key(), null);
            }
            places.add(new Place(
                    location.getGln(),
                    location.getVersion(),
                    location.getName(),
                    location.getKind(),
                    location.getCountry(),
                    location.getPostcode(),
                    location.getCity(),
                    new Position(location.getLatitude(), location.getLongitude()),
                    location.getOpen()));
        }
        return projecting.project(tx, places);
    }
}
