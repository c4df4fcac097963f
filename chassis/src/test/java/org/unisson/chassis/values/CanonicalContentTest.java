package org.unisson.chassis.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Hashes of it are stored: its bytes are these, for ever. */
class CanonicalContentTest {

    @Test
    void everyKindOfValueHasItsBytes() {
        byte[] bytes = {
            0,
            1,
            'a',
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            7,
            0,
            0,
            0,
            2,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
            7,
            (byte) 0xcf,
            0,
            3,
            'E',
            'U',
            'R'
        };

        assertThat(new CanonicalContent()
                        .text("a")
                        .text(null)
                        .number(7)
                        .count(2)
                        .flag(true)
                        .money(new Money(1_999, "EUR"))
                        .hash())
                .isEqualTo(Sha256.of(bytes));
    }

    @Test
    void partsAreHashedOneAfterTheOther() {
        assertThat(Sha256.of(new byte[] {1}, new byte[] {2, 3})).isEqualTo(Sha256.of(new byte[] {1, 2, 3}));
    }
}
