package org.unisson.catalog.search.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.unisson.catalog.search.domain.Asked.Both;
import org.unisson.catalog.search.domain.Asked.Either;
import org.unisson.catalog.search.domain.Asked.Followed;
import org.unisson.catalog.search.domain.Asked.Nothing;
import org.unisson.catalog.search.domain.Asked.Without;
import org.unisson.catalog.search.domain.Asked.Word;

class AskedReaderTest {

    private final Asked a = new Word("a");
    private final Asked b = new Word("b");
    private final Asked c = new Word("c");

    @Test
    void whatBindsTighterIsReadFirst() {
        assertThat(AskedReader.read("'a' | 'b' & !'c'")).isEqualTo(new Either(a, new Both(b, new Without(c))));
        assertThat(AskedReader.read("'a' & 'b' <-> 'c'")).isEqualTo(new Both(a, new Followed(b, c, 1)));
        assertThat(AskedReader.read("( 'a' | 'b' ) & 'c'")).isEqualTo(new Both(new Either(a, b), c));
        assertThat(AskedReader.read("!( 'a' <2> 'b' ) & 'c'"))
                .isEqualTo(new Both(new Without(new Followed(a, b, 2)), c));
        assertThat(AskedReader.read("'a' <-> 'b' <-> 'c'")).isEqualTo(new Followed(new Followed(a, b, 1), c, 1));
    }

    @Test
    void nothingIsNothing() {
        assertThat(AskedReader.read("")).isEqualTo(new Nothing());
    }

    @Test
    void quotesAndBackslashesStandTwice() {
        assertThat(AskedReader.read("'l''été' & 'c:\\\\d'")).isEqualTo(new Both(new Word("l'été"), new Word("c:\\d")));
    }

    @Test
    void whatIsNoQueryIsRefused() {
        for (String wrong : new String[] {"a", "'a", "'a' &", "'a' 'b'", "( 'a'", "'a' <x> 'b'", "'a':*"}) {
            assertThatThrownBy(() -> AskedReader.read(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
