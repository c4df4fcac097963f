package org.unisson.chassis.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration BRIEF = Duration.ofNanos(1_000);

    private final Hand clock = new Hand();
    private final Verifier verifier = new Verifier();
    private final VerifiedTokens tokens = new VerifiedTokens(verifier, clock);

    @Test
    void aTokenThatComesAgainIsVerifiedOnce() throws ParseException {
        JWTCallerPrincipal first = tokens.parse("a", null);

        assertThat(tokens.parse("a", null)).isSameAs(first);
        assertThat(verifier.asked).isEqualTo(1);
    }

    @Test
    void anotherTokenIsAnother() throws ParseException {
        assertThat(tokens.parse("a", null)).isNotSameAs(tokens.parse("b", null));
    }

    @Test
    void itIsVerifiedAgainAfterAWhile() throws ParseException {
        tokens.parse("a", null);

        clock.now = NOON.plus(VerifiedTokens.REMEMBERED).minus(BRIEF);
        tokens.parse("a", null);
        assertThat(verifier.asked).isEqualTo(1);

        clock.now = NOON.plus(VerifiedTokens.REMEMBERED);
        tokens.parse("a", null);
        assertThat(verifier.asked).isEqualTo(2);
    }

    @Test
    void atItsEndItIsTheVerifierWhoDecides() throws ParseException {
        verifier.expiry = NOON.plusSeconds(5);
        tokens.parse("a", null);

        clock.now = NOON.plusSeconds(5).minus(BRIEF);
        tokens.parse("a", null);
        assertThat(verifier.asked).isEqualTo(1);

        clock.now = NOON.plusSeconds(5);
        verifier.refuses = true;
        assertThatThrownBy(() -> tokens.parse("a", null)).isInstanceOf(ParseException.class);
    }

    @Test
    void aClockThatIsPutBackProlongsNothing() throws ParseException {
        tokens.parse("a", null);

        clock.now = NOON.minusSeconds(1);
        tokens.parse("a", null);

        assertThat(verifier.asked).isEqualTo(2);
    }

    @Test
    void whatWasRefusedIsNotRemembered() throws ParseException {
        verifier.refuses = true;
        assertThatThrownBy(() -> tokens.parse("a", null)).isInstanceOf(ParseException.class);

        verifier.refuses = false;
        assertThat(tokens.parse("a", null)).isNotNull();
        assertThat(verifier.asked).isEqualTo(2);
    }

    @Test
    void ofManyTheOldestIsForgotten() throws ParseException {
        for (int number = 0; number <= VerifiedTokens.AT_MOST; number++) {
            tokens.parse("token " + number, null);
        }
        tokens.parse("token " + VerifiedTokens.AT_MOST, null);
        assertThat(verifier.asked).isEqualTo(VerifiedTokens.AT_MOST + 1);

        tokens.parse("token 0", null);
        assertThat(verifier.asked).isEqualTo(VerifiedTokens.AT_MOST + 2);
    }

    private static final class Verifier extends JWTCallerPrincipalFactory {

        private int asked;
        private boolean refuses;
        private Instant expiry = NOON.plusSeconds(3_600);

        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
            asked++;
            if (refuses) {
                throw new ParseException("refused");
            }
            JwtClaims claims = new JwtClaims();
            claims.setExpirationTime(NumericDate.fromSeconds(expiry.getEpochSecond()));
            return new DefaultJWTCallerPrincipal(token, claims);
        }
    }

    private static final class Hand extends Clock {

        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
