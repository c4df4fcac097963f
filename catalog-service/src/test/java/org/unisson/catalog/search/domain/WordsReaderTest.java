package org.unisson.catalog.search.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WordsReaderTest {

    @Test
    void lexemesHavePlacesAndWeights() {
        Words words = WordsReader.read("'bott':1A,12 'l''été':3B 'sans'");

        assertThat(words.lexemes()).containsExactly("bott", "l'été", "sans");
        assertThat(words.positions("bott")).containsExactly(1, 12);
        assertThat(words.positions("l'été")).containsExactly(3);
        assertThat(words.positions("sans")).isEmpty();
        assertThat(words.positions("nowhere")).isEmpty();
    }

    @Test
    void whatStandsHigherWeighsMore() {
        Words words = WordsReader.read("'a':1A 'aa':1A,5A 'b':2B 'd':4");

        // As ts_rank: a name's word 1/(π²/6), twice there 1.25 times that.
        assertThat(words.weight(0)).isCloseTo(0.6079271f, within(1e-6f));
        assertThat(words.weight(1)).isCloseTo(0.7599089f, within(1e-6f));
        assertThat(words.weight(2)).isCloseTo(0.2431708f, within(1e-6f));
        assertThat(words.weight(3)).isCloseTo(0.06079271f, within(1e-6f));
    }

    @Test
    void nothingHasNoWords() {
        assertThat(WordsReader.read("").lexemes()).isEmpty();
    }

    @Test
    void whatIsNoVectorIsRefused() {
        for (String wrong : new String[] {"a", "'a", "'a':", "'a':1A,"}) {
            assertThatThrownBy(() -> WordsReader.read(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
