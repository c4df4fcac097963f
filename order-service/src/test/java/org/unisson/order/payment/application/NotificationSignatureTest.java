package org.unisson.order.payment.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may say that there is news of a payment. */
class NotificationSignatureTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({"0,true", "300,true", "301,false", "-300,true", "-301,false"})
    void itIsGoodForFiveMinutesEitherWay(long age, boolean good) {
        String header = NotificationSignature.sign("secret", NOW.minusSeconds(age), BODY);

        assertThat(NotificationSignature.holds(header, "secret", BODY, NOW)).isEqualTo(good);
    }

    @Test
    void itIsThatOfTheSecretTheInstantAndTheBody() {
        String header = NotificationSignature.sign("secret", NOW, BODY);
        String later = header.replace("t=" + NOW.getEpochSecond(), "t=" + (NOW.getEpochSecond() + 1));
        byte[] other = "{\"a\":2}".getBytes(StandardCharsets.UTF_8);

        assertThat(NotificationSignature.holds(header, "secret", BODY, NOW)).isTrue();
        assertThat(NotificationSignature.holds(header, "Secret", BODY, NOW)).isFalse();
        assertThat(NotificationSignature.holds(header, "secret", other, NOW)).isFalse();
        assertThat(NotificationSignature.holds(later, "secret", BODY, NOW)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "t=,v1=", "v1=00", "t=1772359200", "t=99999999999999999999,v1=00", "garbage"})
    void whatIsNoSignatureDoesNotHold(String header) {
        assertThat(NotificationSignature.holds(header, "secret", BODY, NOW)).isFalse();
    }
}
