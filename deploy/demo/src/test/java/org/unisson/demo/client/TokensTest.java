package org.unisson.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.unisson.local.token.TokenRequest;

class TokensTest {

    private final AtomicInteger signed = new AtomicInteger();
    private final Tokens tokens = new Tokens(request -> request.subject() + signed.incrementAndGet());

    @Test
    void isSignedOnceForEachWhoAsks() {
        String system = tokens.of(TokenRequest.of("service"));

        assertThat(tokens.of(TokenRequest.of("service"))).isEqualTo(system);
        assertThat(tokens.of(TokenRequest.of("admin"))).isNotEqualTo(system);
        assertThat(signed).hasValue(2);
    }

    @Test
    void isSignedAnewWhereItIsShortLivedOrOver() {
        TokenRequest over = TokenRequest.of("service").validFor(Duration.ofMinutes(-1));

        assertThat(tokens.of(over)).isNotEqualTo(tokens.of(over));
    }

    @Test
    void forgetsTheOldestOfMany() {
        TokenRequest first = TokenRequest.ofCustomer("first");
        String token = tokens.of(first);
        for (int customer = 0; customer < 1_000; customer++) {
            tokens.of(TokenRequest.ofCustomer("customer" + customer));
        }

        assertThat(tokens.of(first)).isNotEqualTo(token);
    }
}
