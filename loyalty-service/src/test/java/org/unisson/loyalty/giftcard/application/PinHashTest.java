package org.unisson.loyalty.giftcard.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.LaunchMode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinHashTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "for local use only", "0123456789abcdef0123456789abcde"})
    void inEarnestItNeedsASecret(String key) {
        assertThatThrownBy(() -> new PinHash(Optional.of(key), LaunchMode.NORMAL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("UNISSON_GIFT_CARD_PIN_KEY");
    }

    @Test
    void theMessageDoesNotSayTheKey() {
        assertThatThrownBy(() -> new PinHash(Optional.of("too-short-a-key"), LaunchMode.NORMAL))
                .hasMessageNotContaining("too-short-a-key");
    }

    @Test
    void withoutAnyItNeverStarts() {
        assertThatThrownBy(() -> new PinHash(Optional.empty(), LaunchMode.TEST))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoeverHasAnotherKeyHasAnotherHash() {
        UUID card = new UUID(0, 7);

        byte[] hash = new PinHash(Optional.of(SECRET), LaunchMode.NORMAL).of(card, "123456");

        assertThat(new PinHash(Optional.of(SECRET), LaunchMode.TEST).of(card, "123456"))
                .isEqualTo(hash);
        assertThat(new PinHash(Optional.of("x" + SECRET), LaunchMode.NORMAL).of(card, "123456"))
                .isNotEqualTo(hash);
    }

    @Test
    void onlyDevelopmentAndTestsHaveAKeyThatIsNoSecret() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = PinHash.class.getResourceAsStream("/application.properties")) {
            properties.load(file);
        }

        assertThat(properties.getProperty("unisson.gift-cards.pin-key")).isEqualTo("${UNISSON_GIFT_CARD_PIN_KEY:}");
    }
}
