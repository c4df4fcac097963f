package org.unisson.customer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.customer.registry.domain.Email;

class IdentifiersTest {

    @ParameterizedTest
    @CsvSource({
        "' Zoe@Example.COM ', zoe@example.com",
        "zoe@café.example, zoe@xn--caf-dma.example",
        "Zoé.Martin+till@EXAMPLE.fr, zoé.martin+till@example.fr"
    })
    void emailsAreComparedInOneForm(String typed, String normal) {
        assertThat(Email.of(typed).value()).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "zoe", "@example.fr", "zoe@", "zoe@fr", "zo e@example.fr", "zoe@exa mple.fr", "a@b@c.fr"})
    void whatIsNoEmailIsRefusedWithoutQuotingIt(String typed) {
        assertThatThrownBy(() -> Email.of(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is not an email address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoe@example.com"})
    void anEmailNeverShowsInLogs(String typed) {
        assertThat(Email.of(typed)).hasToString("an email");
    }
}
