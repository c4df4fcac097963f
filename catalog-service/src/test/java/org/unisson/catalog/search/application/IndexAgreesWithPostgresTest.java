package org.unisson.catalog.search.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.catalog.search.domain.AskedReader;
import org.unisson.catalog.search.domain.Candidate;
import org.unisson.catalog.search.domain.Criteria;
import org.unisson.catalog.search.domain.Hit;
import org.unisson.catalog.search.domain.Sort;
import org.unisson.catalog.search.domain.Wanted;
import org.unisson.catalog.search.persistence.IndexReads;
import org.unisson.catalog.search.persistence.Looks;
import org.unisson.catalog.search.persistence.Looks.Look;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** The index finds what PostgreSQL's full text search finds, and two replicas find it in the same order. */
@QuarkusTest
@CatalogTest
class IndexAgreesWithPostgresTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int EVERYTHING = 10_000;
    private static final List<String> NAMES = List.of(
            "Robe en lin",
            "T-shirt en coton noir",
            "Robe du soir noire",
            "Chemises de nuit",
            "Shirts and more",
            "L'été indien",
            "Sac à dos",
            "Porte-clés argenté",
            "Robe noire en lin lin lin",
            "Tee coton");
    private static final List<String> ASKED = List.of(
            "robe",
            "ROBES lin",
            "t-shirt",
            "\"robe noire\"",
            "\"robe en lin\"",
            "robe -noire",
            "-robe",
            "lin or coton",
            "shirt",
            "été",
            "l'ete",
            "sac a dos",
            "porte-clés",
            "le la les",
            "the",
            "noir 'x\\y'",
            "a -\"robe en lin\"",
            "zzzz",
            "tee");

    @LocalStack.Injected
    Environment environment;

    @Inject
    Looks looks;

    @Inject
    IndexReads reads;

    @Inject
    OwnContext contexts;

    @Test
    void itFindsAndRanksTheSame() {
        Shelf shelf = new Shelf(environment);
        shelf.as("merchandiser")
                .body(Map.of("words", List.of("tee", "t-shirt", "maillot")))
                .put("/synonyms/agrees-tee")
                .then();
        Random random = new Random(7);
        Set<UUID> mine = new HashSet<>();
        CurrentIndex replica = new CurrentIndex(looks, reads, contexts);
        for (String fr : NAMES) {
            mine.add(shelf.newProduct(fr, NAMES.get(random.nextInt(NAMES.size())), shelf.newSku()));
            look(replica, "robe");
        }
        CurrentIndex other = new CurrentIndex(looks, reads, contexts);

        for (String asked : ASKED) {
            List<Candidate> found = found(replica, asked, mine);
            Map<UUID, Double> expected = expected(asked, mine);
            assertThat(found.stream().map(Candidate::productId))
                    .as(asked)
                    .containsExactlyInAnyOrderElementsOf(expected.keySet());
            assertThat(found(other, asked, mine).stream().map(Candidate::hit))
                    .as(asked)
                    .isEqualTo(found.stream().map(Candidate::hit).toList())
                    .isSortedAccordingTo(Hit.ORDER);
            // Words of one language alone are ranked by how near they are to each other, too: not by the index.
            if (isOfAlternatives(asked)) {
                found.forEach(candidate -> assertThat(candidate.key())
                        .as(asked)
                        .isCloseTo(expected.get(candidate.productId()), within(1e-5)));
            }
        }
    }

    private Look look(CurrentIndex replica, String asked) {
        return contexts.run(() -> replica.look(Criteria.ofWords(asked, null), Shopper.ANYONE, Instant.now()))
                .await()
                .atMost(SOON);
    }

    private List<Candidate> found(CurrentIndex replica, String asked, Set<UUID> mine) {
        Wanted wanted =
                new Wanted(AskedReader.read(look(replica, asked).words()), null, Map.of(), null, null, 0, Set.of());
        return replica.index().best(wanted, Sort.RELEVANCE, Hit.BEFORE_ALL, EVERYTHING).stream()
                .filter(candidate -> mine.contains(candidate.productId()))
                .collect(Collectors.toList());
    }

    private Map<UUID, Double> expected(String asked, Set<UUID> mine) {
        Map<UUID, Double> ranks = new HashMap<>();
        query("""
                select product_id, 1 + ts_rank(search, words) from product, asked_words(?) words
                where status = 'ACTIVE' and search @@ words""", asked, found -> {
            if (mine.contains(found.getObject(1, UUID.class))) {
                ranks.put(found.getObject(1, UUID.class), found.getDouble(2));
            }
        });
        return ranks;
    }

    private boolean isOfAlternatives(String asked) {
        boolean[] or = new boolean[1];
        query(
                "select asked_words(?)::text",
                asked,
                found -> or[0] = found.getString(1).contains(" | "));
        return or[0] && !asked.contains("-");
    }

    private interface Reading {
        void read(ResultSet found) throws SQLException;
    }

    private void query(String sql, String parameter, Reading reading) {
        try (Connection connection = environment.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    reading.read(found);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
