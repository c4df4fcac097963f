package org.unisson.catalog.search.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.catalog.search.domain.Criteria;
import org.unisson.catalog.search.domain.ProductIndex;
import org.unisson.catalog.search.persistence.IndexReads;
import org.unisson.catalog.search.persistence.Looks;
import org.unisson.catalog.search.persistence.Looks.Look;
import org.unisson.chassis.persistence.OwnContext;

/**
 * The index of this replica. It is made from the database alone, and a search waits until everything is in it that was
 * committed before the search came: no timer and no message is trusted.
 */
@ApplicationScoped
public class CurrentIndex {

    private static final Logger LOG = Logger.getLogger(CurrentIndex.class);
    private static final int PART = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ProductIndex index = new ProductIndex();
    // Everything that it saw is in the index; null until all of it has been read once.
    private final AtomicReference<String> snapshot = new AtomicReference<>();
    private final Looks looks;
    private final IndexReads reads;
    private final OwnContext contexts;
    private final Turns turns;

    CurrentIndex(Looks looks, IndexReads reads, OwnContext contexts) {
        this.looks = looks;
        this.reads = reads;
        this.contexts = contexts;
        this.turns = new Turns(contexts, this::refresh);
    }

    // The first search need not wait for it; where this fails, that search tries again.
    void start(@Observes StartupEvent event) {
        turns.take().whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warnf("The index of products is not there yet: %s", failure.toString());
            }
        });
    }

    /** What a search has to know, once the index holds all that was committed when it came. */
    Uni<Look> look(Criteria criteria, Shopper shopper, Instant now) {
        String known = snapshot.get();
        if (known == null) {
            return refreshed().chain(() -> look(criteria, shopper, now));
        }
        return looks.look(known, criteria, shopper, now).chain(look -> {
            if (look.changed()) {
                return refreshed().replaceWith(look);
            }
            // Nothing was new: what this look has seen is in the index as well.
            snapshot.compareAndSet(known, look.snapshot());
            return Uni.createFrom().item(look);
        });
    }

    ProductIndex index() {
        return index;
    }

    /** The first instant after that one at which a channel begins or ends to have something, though nothing changes; or null. */
    Instant nextChange(Instant after) {
        Long next = index.nextChange(ChronoUnit.MICROS.between(Instant.EPOCH, after));
        return next == null ? null : Instant.EPOCH.plus(next, ChronoUnit.MICROS);
    }

    private Uni<Void> refreshed() {
        return contexts.comeBack(Uni.createFrom().completionStage(turns::take));
    }

    private Uni<Void> refresh() {
        String since = snapshot.get();
        if (since == null) {
            // Of an attempt that failed, something may be there that has been withdrawn since.
            index.clear();
        }
        // What is committed while the parts are read may be in some of them, and is read again the next time.
        return reads.snapshot().chain(seen -> parts(BEFORE_ALL, since).invoke(() -> snapshot.set(seen)));
    }

    private Uni<Void> parts(UUID after, String since) {
        return reads.after(after, since, PART).chain(part -> {
            index.apply(part.products(), part.gone());
            return part.last() == null ? Uni.createFrom().voidItem() : parts(part.last(), since);
        });
    }
}
