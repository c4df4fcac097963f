package org.unisson.chassis.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

    @ParameterizedTest
    @ValueSource(strings = {"4006381333931", "96385074", "036000291452", "10614141543219"})
    void validGtinsAreTaken(String number) {
        assertThatCode(() -> new Gtin(number)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4006381333932", "123", "400638133393X", "", "40063813339311"})
    void otherGtinsAreNot(String number) {
        assertThatThrownBy(() -> new Gtin(number)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGlnIsThirteenDigitsWithItsCheckDigit() {
        Gln made = Gln.ofTwelve("301234500001");
        assertThat(made.number()).hasSize(13);
        assertThat(new Gln(made.number())).isEqualTo(made);
        char wrong = made.number().charAt(12) == '0' ? '1' : '0';
        assertThatThrownBy(() -> new Gln(made.number().substring(0, 12) + wrong))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "-x", "é", "a/b"})
    void aSkuHasNoSurprises(String code) {
        assertThatThrownBy(() -> new Sku(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void quantitiesEndAtTheirLimits() {
        assertThat(new Quantity(Quantity.MAX).pieces()).isEqualTo(Quantity.MAX);
        assertThatThrownBy(() -> new Quantity(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quantity(Quantity.MAX + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void idsAreVersionSevenAndGrow() {
        UUID first = Ids.next();
        UUID second = Ids.next();
        assertThat(first.version()).isEqualTo(7);
        assertThat(first.toString()).isLessThan(second.toString());
    }
}
