package org.unisson.inventory.changes.application;

import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.inventory.changes.application.Told.Level;
import org.unisson.inventory.stock.application.StockViews;

/**
 * Tells watchers what changes, whichever replica changed it: each replica reads the service's own topic, in which every
 * change stands in the order of its commit. To look at the rows again and again would cost a scan of a whole location,
 * or an index that every change has to keep; NOTIFY takes a lock of the whole instance at each commit.
 */
@ApplicationScoped
public class WatchingStock {

    /** Changes that a slow reader may be behind; with more the stream ends, and a new one begins with the state. */
    private static final int BUFFER = 1_024;

    private static final int PAGE = 500;

    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final Transactions transactions;
    private final StockViews views;
    private final ChangesConfig config;
    private final Clock clock;
    private volatile boolean following;

    WatchingStock(Transactions transactions, StockViews views, ChangesConfig config, Clock clock) {
        this.transactions = transactions;
        this.views = views;
        this.config = config;
        this.clock = clock;
    }

    /** Refuses (503) where too many watch, or where changes cannot be followed now. */
    public void admit() {
        if (watchers.size() >= config.subscribers()) {
            throw unavailable("too-many-watchers", "Too many watch. Try again later.");
        }
        if (!following) {
            throw unavailable("changes-not-followed", "Changes cannot be followed now. Try again later.");
        }
    }

    /** The levels as they are, then each change, until the subscriber goes. */
    public Multi<Told> watch(Watched watched) {
        return Multi.createFrom().deferred(() -> {
            // Registered before the state is read: what changes in between is told after it, and not missed.
            Watcher watcher = new Watcher(watched, BUFFER);
            watchers.add(watcher);
            Multi<Told> state = levels(watched).map(watcher::state);
            return Multi.createBy()
                    .concatenating()
                    .streams(state, watcher.changes(BUFFER, clock))
                    .onTermination()
                    .invoke(() -> watchers.remove(watcher));
        });
    }

    /** Whether somebody watches that place. */
    public boolean watched(String location, String sku) {
        return watchers.stream().anyMatch(watcher -> watcher.watched().covers(location, sku));
    }

    /** A place has changed. */
    public void changed(Level level) {
        watchers.stream()
                .filter(watcher -> watcher.watched().covers(level.location(), level.sku()))
                .forEach(watcher -> watcher.change(level));
    }

    /** Everything that was committed before that moment has been told to us. */
    public void heardUntil(Instant moment) {
        watchers.forEach(watcher -> watcher.heardUntil(moment));
    }

    /** Every change from now on will be told to us. */
    public void followed() {
        following = true;
    }

    /** Changes may be missed from now on: all streams end. */
    public void lost() {
        following = false;
        watchers.forEach(Watcher::end);
    }

    private Multi<Level> levels(Watched watched) {
        // A page is asked for when the one before has been sent, by whatever thread that was.
        Context context = Vertx.currentContext();
        Supplier<AtomicReference<String>> beginning = () -> new AtomicReference<>("");
        return Multi.createBy()
                .repeating()
                .uni(beginning, last -> transactions
                        .read(tx -> views.list(tx, watched.sku(), watched.location(), last.get(), PAGE))
                        .invoke(page -> {
                            if (!page.isEmpty()) {
                                last.set(page.getLast().key());
                            }
                        })
                        .runSubscriptionOn(task -> context.runOnContext(ignored -> task.run())))
                .until(List::isEmpty)
                .onItem()
                .transformToIterable(page -> page)
                .map(Level::of);
    }

    private static RuntimeException unavailable(String slug, String detail) {
        return Problem.of(503, slug, "Temporarily unavailable", detail).asException();
    }
}
