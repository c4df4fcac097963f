package org.unisson.catalog.changes.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.unisson.catalog.changes.application.Watcher.Watched;
import org.unisson.catalog.changes.domain.Marks;
import org.unisson.catalog.changes.persistence.MarkQueries;
import org.unisson.catalog.page.application.ReadingOffers;
import org.unisson.catalog.page.domain.Question;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.time.Periodic;

/**
 * Tells watchers what changes. The database is looked at several times a second, with one statement for all who watch
 * on this replica: so it does not matter which replica applied the change, and a price that begins or ends by itself is
 * seen as well.
 */
@ApplicationScoped
public class WatchingProducts {

    /** Changes that a slow reader may be behind; with more the stream ends, and a new one begins with the state. */
    private static final int BUFFER = 32;

    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final MarkQueries marks;
    private final ReadingOffers offers;
    private final WatchConfig config;
    private final Clock clock;

    WatchingProducts(MarkQueries marks, ReadingOffers offers, WatchConfig config, Clock clock) {
        this.marks = marks;
        this.offers = offers;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(config.interval(), "looking for changes of products", this::look);
    }

    /**
     * Whether this may be watched: fails with 404 where there is no such product, 422 where the channel does not exist,
     * 503 where too many watch.
     */
    public Uni<Void> admit(UUID productId, Question question) {
        if (watchers.size() >= config.subscribers()) {
            throw Problem.of(503, "too-many-watchers", "Temporarily unavailable", "Too many watch. Try again later.")
                    .asException();
        }
        return offers.product(productId, question).replaceWithVoid();
    }

    /** The product as it is, then each change. */
    public Multi<Change> watch(UUID productId, Question question) {
        // Marks first: what changes between the two is told once more, and not missed.
        return marks.of(List.of(productId), clock.instant()).onItem().transformToMulti(found -> {
            Multi<Change> state = offers.product(productId, question)
                    .map(offer -> new Change(Set.of(), offer))
                    .toMulti();
            return Multi.createBy()
                    .concatenating()
                    .streams(state, changes(new Watched(productId, question), found.get(productId)));
        });
    }

    private Multi<Change> changes(Watched watched, Marks seen) {
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            Watcher watcher = new Watcher(watched, seen, emitter);
                            watchers.add(watcher);
                            emitter.onTermination(() -> watchers.remove(watcher));
                        },
                        BUFFER);
    }

    private Uni<Void> look() {
        if (watchers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<UUID> productIds =
                watchers.stream().map(watcher -> watcher.watched().productId()).collect(Collectors.toSet());
        return marks.of(productIds, clock.instant()).chain(this::tell);
    }

    private Uni<Void> tell(Map<UUID, Marks> now) {
        Map<Watched, List<Watcher>> behind = watchers.stream()
                .filter(watcher -> now.containsKey(watcher.watched().productId()))
                .filter(watcher ->
                        !watcher.unseen(now.get(watcher.watched().productId())).isEmpty())
                .collect(Collectors.groupingBy(Watcher::watched));
        return Multi.createFrom()
                .iterable(behind.entrySet())
                .onItem()
                .transformToUniAndConcatenate(group -> tell(
                        group.getValue(), group.getKey(), now.get(group.getKey().productId())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> tell(List<Watcher> group, Watched watched, Marks now) {
        return offers.product(watched.productId(), watched.question())
                .invoke(offer -> group.forEach(watcher -> watcher.tell(new Change(watcher.unseen(now), offer), now)))
                .replaceWithVoid();
    }
}
