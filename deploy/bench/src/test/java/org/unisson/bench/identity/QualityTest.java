package org.unisson.bench.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unisson.bench.identity.Sources.Written;

class QualityTest {

    @Test
    void countsPairsOfRecords() {
        Quality quality = Quality.of(List.of("a", "a", "a", "b"), List.of(1, 1, 2, 2));
        assertThat(quality).isEqualTo(new Quality(3, 1, 2));
        assertThat(quality.precision()).isEqualTo(1.0 / 3);
        assertThat(quality.recall()).isEqualTo(0.5);
    }

    @Test
    void aSeedMakesTheSameRecordsAndEverybodyHasOne() {
        List<Written> records = made(7);
        assertThat(made(7)).isEqualTo(records);
        assertThat(made(8)).isNotEqualTo(records);
        assertThat(records.stream().map(Written::person).distinct()).hasSize(200);
    }

    @Test
    void fewAreTakenForAnother() {
        List<Written> records = made(7);
        Quality quality = Quality.of(
                Matcher.persons(records), records.stream().map(Written::person).toList());
        assertThat(quality.precision()).isGreaterThan(0.99);
        assertThat(quality.recall()).isGreaterThan(0.9);
    }

    private static List<Written> made(long seed) {
        Random random = new Random(seed);
        return new Sources(random).records(new Population(random).people(200), 500);
    }
}
