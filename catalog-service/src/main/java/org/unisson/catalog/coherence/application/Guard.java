package org.unisson.catalog.coherence.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.unisson.catalog.coherence.domain.Coherence;
import org.unisson.catalog.coherence.domain.Incoherence;
import org.unisson.catalog.price.domain.PriceList;
import org.unisson.catalog.quote.application.CurrentTerms;
import org.unisson.catalog.quote.domain.Article;
import org.unisson.catalog.quote.domain.LiveOperation;
import org.unisson.catalog.quote.domain.Terms;
import org.unisson.catalog.quote.persistence.ArticleReads;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;

/**
 * Refuses what would leave a product reduced on one channel and cheaper on another without a reduction. Only SKUs that
 * do not cost the same everywhere can come to that: those alone are looked at, whatever the operation is on.
 */
@Singleton
public class Guard {

    private static final int AT_ONCE = 500;
    private static final int MOST_TOLD = 20;

    private final ArticleReads articles;
    private final CurrentTerms terms;
    private final Clock clock;

    Guard(ArticleReads articles, CurrentTerms terms, Clock clock) {
        this.articles = articles;
        this.terms = terms;
        this.clock = clock;
    }

    /** Fails with 409 where the operation, published, would lead to it. */
    public Uni<Void> require(Transaction tx, LiveOperation operation) {
        if (!operation.content().isForEveryone()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        return terms.load(tx)
                .chain(before -> {
                    Terms after = before.with(operation);
                    return scan(tx, articles -> articles.stream()
                                    .filter(article -> operation
                                            .content()
                                            .targets()
                                            .mean(article.sku(), article.category(), article.brand()))
                                    .flatMap(article -> Coherence.from(after, article, now).stream())
                                    .limit(MOST_TOLD)
                                    .toList())
                            .invoke(Guard::refuse);
                })
                .replaceWithVoid();
    }

    /**
     * What is wrong with prices that are to be set, each looked at alone; only those with which something is.
     *
     * @param sku of one of them
     * @param prices that it is to have
     */
    public <T> Uni<Map<T, Problem>> problems(
            Transaction tx, List<T> settings, Function<T, String> sku, Function<T, PriceList> prices) {
        Instant now = clock.instant();
        List<String> skus = settings.stream().map(sku).distinct().toList();
        return terms.load(tx).chain(inForce -> articles.all(tx, skus).map(found -> {
            Map<String, Article> known = new HashMap<>();
            found.keySet().forEach(article -> known.put(article.sku(), article));
            Map<T, Problem> problems = new HashMap<>();
            for (T setting : settings) {
                Article article = known.get(sku.apply(setting));
                if (article == null || !prices.apply(setting).hasExceptions()) {
                    continue;
                }
                List<Incoherence> incoherences = Coherence.from(inForce, article.priced(prices.apply(setting)), now);
                if (!incoherences.isEmpty()) {
                    problems.put(setting, problem(incoherences));
                }
            }
            return problems;
        }));
    }

    private Uni<List<Incoherence>> scan(Transaction tx, Function<Collection<Article>, List<Incoherence>> look) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(""), last -> articles.withExceptions(tx, last.get(), AT_ONCE)
                        .chain(skus -> {
                            if (skus.isEmpty()) {
                                return Uni.createFrom().item(new Looked(List.of(), true));
                            }
                            last.set(skus.getLast());
                            return articles.all(tx, skus).map(found -> new Looked(look.apply(found.keySet()), false));
                        }))
                .whilst(looked -> !looked.isLast() && looked.found().isEmpty())
                .collect()
                .last()
                .map(looked -> looked == null ? List.of() : looked.found());
    }

    private record Looked(List<Incoherence> found, boolean isLast) {}

    private static void refuse(List<Incoherence> found) {
        if (!found.isEmpty()) {
            throw problem(found).asException();
        }
    }

    private static Problem problem(List<Incoherence> found) {
        List<Violation> violations = new ArrayList<>();
        for (Incoherence incoherence : found) {
            violations.add(new Violation(incoherence.sku(), describe(incoherence)));
        }
        return new Problem(
                "/problems/prices-incoherent",
                "A product would be reduced on one channel and cheaper on another",
                409,
                violations.getFirst().pointer() + " " + violations.getFirst().message(),
                violations);
    }

    private static String describe(Incoherence incoherence) {
        return "is reduced to " + side(incoherence.reduced()) + " by "
                + incoherence.reduced().operations()
                + " and costs " + side(incoherence.cheaper()) + " without a reduction, from " + incoherence.from()
                + (incoherence.until() == null ? " on" : " until " + incoherence.until());
    }

    private static String side(Incoherence.Side side) {
        return side.price() + " on " + side.channel()
                + (side.stores().isEmpty() ? "" : " in the stores " + String.join(", ", side.stores()));
    }
}
