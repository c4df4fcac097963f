package org.unisson.catalog.coherence.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.catalog.coherence.domain.Coherence;
import org.unisson.catalog.coherence.domain.Incoherence;
import org.unisson.catalog.coherence.domain.Known;
import org.unisson.catalog.coherence.persistence.IncoherenceRows;
import org.unisson.catalog.coherence.persistence.IncoherenceRows.Due;
import org.unisson.catalog.quote.application.CurrentTerms;
import org.unisson.catalog.quote.domain.Article;
import org.unisson.catalog.quote.domain.Terms;
import org.unisson.catalog.quote.persistence.ArticleReads;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.chassis.values.Ids;

/**
 * Finds prices that contradict each other though nobody published them so: an import that was only to be reported, a
 * price or an operation that begins or ends by the clock, a store that changes its group. Each SKU is looked at when
 * something of it has changed, and not otherwise.
 */
@ApplicationScoped
public class Checking {

    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final IncoherenceRows rows;
    private final ArticleReads articles;
    private final CurrentTerms terms;
    private final Clock clock;

    Checking(Transactions transactions, IncoherenceRows rows, ArticleReads articles, CurrentTerms terms, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.articles = articles;
        this.terms = terms;
        this.clock = clock;
    }

    void start(
            @Observes StartupEvent event,
            Periodic periodic,
            @ConfigProperty(name = "unisson.coherence.interval", defaultValue = "PT1S") Duration interval) {
        periodic.every(interval, "looking for prices that contradict each other", this::check);
    }

    /** By id, after that one. @param onlyOpen whether those that have ended are left out */
    public Uni<List<Known>> after(UUID after, boolean onlyOpen, int limit) {
        return transactions.read(tx -> rows.after(tx, after, onlyOpen, limit));
    }

    private Uni<Void> check() {
        return Multi.createBy()
                .repeating()
                .uni(this::some)
                .whilst(looked -> looked == AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> some() {
        Instant now = clock.instant();
        return transactions.run(tx -> rows.due(tx, now, AT_ONCE)
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().item(0)
                        // Terms before prices: what changes in between is looked at again.
                        : terms.load(tx)
                                .chain(inForce -> look(tx, inForce, due, now))
                                .replaceWith(due.size())));
    }

    private Uni<Void> look(Transaction tx, Terms inForce, List<Due> due, Instant now) {
        List<String> skus = due.stream().map(Due::sku).toList();
        return articles.all(tx, skus).chain(found -> rows.open(tx, skus).chain(open -> {
            Map<String, Article> bySku =
                    found.keySet().stream().collect(Collectors.toMap(Article::sku, article -> article));
            Map<String, List<Known>> known = open.stream()
                    .collect(Collectors.groupingBy(one -> one.incoherence().sku()));
            return Multi.createFrom()
                    .iterable(due)
                    .onItem()
                    .transformToUniAndConcatenate(one -> {
                        Article article = bySku.get(one.sku());
                        Looking looking = new Looking(tx, one, known.getOrDefault(one.sku(), List.of()), now);
                        return looking.settle(article == null ? List.of() : Coherence.at(inForce, article, now))
                                .chain(version -> rows.looked(
                                        tx,
                                        one.sku(),
                                        version,
                                        article == null ? 0 : found.get(article),
                                        inForce.version(),
                                        article == null ? null : inForce.nextChange(article, now)));
                    })
                    .collect()
                    .last()
                    .replaceWithVoid();
        }));
    }

    /** One SKU: what is new is told as found, what is gone as ended. */
    private final class Looking {

        private final Transaction tx;
        private final Due due;
        private final List<Known> known;
        private final Instant now;

        Looking(Transaction tx, Due due, List<Known> known, Instant now) {
            this.tx = tx;
            this.due = due;
            this.known = known;
            this.now = now;
        }

        Uni<Long> settle(List<Incoherence> found) {
            Map<String, Incoherence> there = new HashMap<>();
            found.forEach(one -> there.put(one.pair(), one));
            Uni<Long> version = Uni.createFrom().item(due.version());
            for (Known one : known) {
                if (!there.containsKey(one.incoherence().pair())) {
                    version = version.chain(last -> end(one, last + 1));
                }
            }
            for (Incoherence one : found) {
                Optional<Known> before = known.stream()
                        .filter(other -> other.incoherence().pair().equals(one.pair()))
                        .findFirst();
                if (before.isEmpty()) {
                    version = version.chain(last -> begin(one, last + 1));
                }
            }
            return version;
        }

        private Uni<Long> begin(Incoherence incoherence, long version) {
            Known found = new Known(Ids.next(), incoherence, now, null);
            tx.emit(CoherenceEvents.found(found, version));
            return rows.add(tx, found).replaceWith(version);
        }

        private Uni<Long> end(Known ended, long version) {
            tx.emit(CoherenceEvents.ended(ended, version, now));
            return rows.end(tx, ended.incoherenceId(), now).replaceWith(version);
        }
    }
}
