package org.unisson.catalog.search.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.catalog.search.domain.AskedReader;
import org.unisson.catalog.search.domain.Candidate;
import org.unisson.catalog.search.domain.Candidates;
import org.unisson.catalog.search.domain.Criteria;
import org.unisson.catalog.search.domain.Hit;
import org.unisson.catalog.search.domain.Wanted;
import org.unisson.catalog.search.persistence.Looks;
import org.unisson.catalog.search.persistence.Looks.Look;
import org.unisson.catalog.search.persistence.StockReads;

/** The best of what matches everything but prices. */
@Singleton
class SelectingProducts {

    private static final int MOST_ALIKE = 1_000;

    // Of what matches so many at a time are looked for on shelves.
    private static final int LOOKED_FOR = 1_000;

    private final CurrentIndex current;
    private final Looks looks;
    private final StockReads stock;

    SelectingProducts(CurrentIndex current, Looks looks, StockReads stock) {
        this.current = current;
        this.looks = looks;
        this.stock = stock;
    }

    /** What has to be known before anything is selected; the index holds all that was committed when it was asked. */
    Uni<Look> look(Criteria criteria, Shopper shopper, Instant now) {
        return current.look(criteria, shopper, now);
    }

    /** Those after that hit. */
    Uni<Candidates> best(Criteria criteria, Shopper shopper, Instant now, Hit after, int limit) {
        return look(criteria, shopper, now).chain(look -> best(look, criteria, now, after, limit));
    }

    /** Those after that hit; where no words match, those that are alike. */
    Uni<Candidates> best(Look look, Criteria criteria, Instant now, Hit after, int limit) {
        Wanted wanted = wanted(criteria, look, now);
        return best(wanted, criteria, after, limit)
                .chain(found -> found.isEmpty()
                                && look.words() != null
                                && !current.index().matches(wanted)
                        ? looks.alike(criteria.text(), MOST_ALIKE)
                                .chain(alike -> best(wanted.alike(alike), criteria, after, limit))
                        : Uni.createFrom().item(found))
                .map(best -> new Candidates(look.termsVersion(), best));
    }

    private Uni<List<Candidate>> best(Wanted wanted, Criteria criteria, Hit after, int limit) {
        return criteria.isByStock()
                ? onShelves(wanted, criteria, after, limit, new ArrayList<>())
                : Uni.createFrom().item(current.index().best(wanted, criteria.sort(), after, limit));
    }

    private static Wanted wanted(Criteria criteria, Look look, Instant now) {
        return new Wanted(
                look.words() == null ? null : AskedReader.read(look.words()),
                null,
                criteria.filters(),
                criteria.category(),
                criteria.channel(),
                ChronoUnit.MICROS.between(Instant.EPOCH, now),
                look.hidden());
    }

    private Uni<List<Candidate>> onShelves(
            Wanted wanted, Criteria criteria, Hit after, int limit, List<Candidate> there) {
        List<Candidate> found = current.index().best(wanted, criteria.sort(), after, LOOKED_FOR);
        List<UUID> ids = found.stream().map(Candidate::productId).toList();
        return stock.available(ids, criteria).chain(available -> {
            add(there, found, available, limit);
            return there.size() == limit || ids.size() < LOOKED_FOR
                    ? Uni.createFrom().item(there)
                    : onShelves(wanted, criteria, found.getLast().hit(), limit, there);
        });
    }

    private static void add(List<Candidate> there, List<Candidate> found, Set<UUID> available, int limit) {
        found.stream()
                .filter(candidate -> available.contains(candidate.productId()))
                .limit(limit - there.size())
                .forEach(there::add);
    }
}
