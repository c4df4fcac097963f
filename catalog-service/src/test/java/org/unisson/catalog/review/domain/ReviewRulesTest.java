package org.unisson.catalog.review.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.catalog.review.domain.ReviewRules.Publishing;

class ReviewRulesTest {

    @ParameterizedTest
    @CsvSource({
        "Une arnaque,REFUSED",
        "ARNAQUÉ !,REFUSED",
        "arnaque,REFUSED",
        "Pas une arnaqueuse,PUBLISHED",
        "Très bien,PUBLISHED"
    })
    void aBlockedWordIsRefusedAsAWholeWordWhateverItsAccentsAndCapitals(String title, ReviewStatus status) {
        ReviewRules rules = new ReviewRules(List.of("arnaque"), Publishing.EVERYBODY, null);

        assertThat(rules.on(content(title, null), false).status()).isEqualTo(status);
        assertThat(rules.on(content("Bien", title), false).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "NOBODY,true,PENDING",
        "NOBODY,false,PENDING",
        "VERIFIED,true,PUBLISHED",
        "VERIFIED,false,PENDING",
        "EVERYBODY,false,PUBLISHED"
    })
    void whoIsTrustedIsShownAtOnce(Publishing publishing, boolean verified, ReviewStatus status) {
        assertThat(new ReviewRules(null, publishing, null)
                        .on(content("Bien", null), verified)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void theReportThatReachesTheBoundHides() {
        ReviewRules rules = new ReviewRules(null, null, 2);

        assertThat(rules.hides(1)).isFalse();
        assertThat(rules.hides(2)).isTrue();
        assertThat(ReviewRules.USUAL.hides(3)).isTrue();
    }

    @Test
    void contentHasItsLimits() {
        assertThatThrownBy(() -> new ReviewContent(0, "t", null, "fr", null)).hasMessageContaining("rating");
        assertThatThrownBy(() -> new ReviewContent(6, "t", null, "fr", null)).hasMessageContaining("rating");
        assertThatThrownBy(() -> new ReviewContent(5, "t".repeat(121), null, "fr", null))
                .hasMessageContaining("title");
        assertThatThrownBy(() -> new ReviewContent(5, "t", "x\u0000", "fr", null))
                .hasMessageContaining("text");
        assertThatThrownBy(() -> new ReviewContent(5, "t", null, "french", null))
                .hasMessageContaining("language");
        assertThatThrownBy(() -> new ReviewContent(5, "t", null, "fr", List.of("http://a.example/1.jpg")))
                .hasMessageContaining("photos");
        assertThatThrownBy(() -> new ReviewContent(
                        5, "t", null, "fr", List.of("https://a.example/1.jpg", "https://a.example/1.jpg")))
                .hasMessageContaining("photos");
    }

    private static ReviewContent content(String title, String text) {
        return new ReviewContent(4, title, text, "fr", null);
    }
}
