package org.unisson.order.reference.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.events.ChannelChanged;
import org.unisson.catalog.events.PriceChanged;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.events.CustomerChanged;
import org.unisson.customer.events.CustomerRegistered;
import org.unisson.inventory.events.LocationChanged;
import org.unisson.order.reference.application.ReferenceBook;
import org.unisson.order.reference.domain.CardHolder;
import org.unisson.order.reference.domain.Place;
import org.unisson.order.reference.domain.PriceList;
import org.unisson.order.reference.domain.SalesChannel;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Follows prices, channels, locations and customers' cards. Every event carries the whole state of its key. */
@ApplicationScoped
public class ReferenceFeed implements EventHandler {

    private final EventConsumer consumer;
    private final ReferenceBook book;

    ReferenceFeed(EventConsumer consumer, ReferenceBook book) {
        this.consumer = consumer;
        this.book = book;
    }

    @Incoming("references")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "references";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.PRICES, Topics.CHANNELS, Topics.LOCATIONS, Topics.CUSTOMERS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        List<PriceList> prices = new ArrayList<>();
        List<SalesChannel> channels = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        List<CardHolder> holders = new ArrayList<>();
        for (ReceivedEvent event : lastOfEachKey(events)) {
            switch (event.payload()) {
                case PriceChanged price -> prices.add(Translation.prices(price));
                case ChannelChanged channel -> channels.add(Translation.channel(channel));
                case LocationChanged location -> places.add(Translation.place(location));
                case CustomerRegistered customer -> holders.add(Translation.holder(customer));
                case CustomerChanged customer -> holders.add(Translation.holder(customer));
                case SpecificRecord other ->
                    throw new IllegalArgumentException(
                            "not followed: " + other.getSchema().getFullName());
            }
        }
        return written(prices, () -> book.prices(tx, prices))
                .chain(() -> written(channels, () -> book.channels(tx, channels)))
                .chain(() -> written(places, () -> book.places(tx, places)))
                .chain(() -> written(holders, () -> book.cards(tx, holders)));
    }

    private static Uni<Void> written(List<?> things, Supplier<Uni<Void>> write) {
        return things.isEmpty() ? Uni.createFrom().voidItem() : write.get();
    }

    private static Iterable<ReceivedEvent> lastOfEachKey(List<ReceivedEvent> events) {
        Map<String, ReceivedEvent> last = new LinkedHashMap<>();
        events.stream()
                .filter(event -> event.payload() != null)
                .forEach(event -> last.put(event.topic() + ' ' + event.key(), event));
        return last.values();
    }
}
