package org.unisson.customer.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.customer.segment.application.SegmentConditions;

class SegmentConditionsTest {

    private final SegmentConditions conditions = new SegmentConditions();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "rfm.recency < 30 && r >= 4 ; true",
                "rfm.monetary > 5000 ; false",
                "spent['EUR'] == 4999 ; true",
                "spent['USD'] > 0 ; false",
                "'USD' in spent || 'web' in channels ; true",
                "consents.exists(purpose, purpose == 'MARKETING') ; true",
                "attachedStore == '' ; true",
                "age > 18 ; false",
                "age <= 18 ; false",
                "age > 18 || orders == 2 ; true",
                "spent['EUR'] / (orders - 2) > 1 ; false"
            })
    void whatIsNotKnownMeetsNothing(String condition, boolean met) {
        Map<String, Object> facts = Map.of(
                "rfm.recency",
                3L,
                "rfm.monetary",
                4_999L,
                "r",
                4L,
                "orders",
                2L,
                "spent",
                Map.of("EUR", 4_999L),
                "channels",
                List.of("web"),
                "consents",
                List.of("MARKETING"),
                "attachedStore",
                "");

        assertThat(conditions.compile(condition).isMet(facts)).isEqualTo(met);
    }

    @Test
    void aConditionSaysWhatItAsks() {
        assertThat(conditions
                        .compile("rfm.recency < 30 && r >= 4 || rfm.recency > 300")
                        .variables())
                .containsExactly("r", "rfm.recency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders >", "orders", "orders == 'two'", "colour == 1", "rfm.colour == 1", "spent[1] > 0"})
    void whatIsNoConditionIsRefusedWithItsPlace(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> conditions.compile(text))
                .satisfies(refused -> {
                    assertThat(refused.problem().status()).isEqualTo(422);
                    assertThat(refused.problem().violations()).isNotEmpty().allSatisfy(violation -> {
                        assertThat(violation.pointer()).isEqualTo("/condition");
                        assertThat(violation.message()).startsWith("line 1, column ");
                    });
                });
    }
}
