package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.RawCalls;
import org.unisson.scenarios.support.RawCalls.Reply;
import org.unisson.scenarios.support.Routes;
import org.unisson.scenarios.support.Routes.Route;
import org.unisson.scenarios.support.RunningRetailer;

/** What holds for every route that the services document: nothing is written without a token, nothing answers 500. */
@ExtendWith(RunningRetailer.class)
class EveryRouteScenario {

    private static final int REDIRECTION = 300;
    private static final int FAILURE = 500;
    private static final String NUL = "{\"a\u0000\":\"\u0000\"}";
    private static final List<String> GARBAGE = List.of(
            "",
            "{",
            "null",
            "[]",
            "{}",
            "\"text\"",
            "-1",
            "{\"surprise\":1}",
            "{\"lines\":[null],\"items\":[null],\"products\":[null],\"movements\":[null],\"receipts\":[null],\"customers\":[null]}",
            "{\"items\":{},\"products\":7,\"customers\":\"\",\"quantity\":1e400}",
            "[".repeat(3_000),
            NUL);

    private final RawCalls calls;
    private final Stack stack;

    EveryRouteScenario(Stack stack) {
        this.stack = stack;
        this.calls = new RawCalls(stack);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsWrittenWithoutAToken(Service service) {
        // Given the writing routes of a service
        List<Route> writes =
                Routes.of(service, calls).stream().filter(Route::isWrite).toList();
        assertThat(writes).isNotEmpty();

        // When each is called without a token, with an expired one and with one that somebody else has signed
        String expired = stack.token(TokenRequest.of("service", "admin").validFor(Duration.ofHours(-1)));
        String forged = forged();
        SoftAssertions softly = new SoftAssertions();
        for (Route route : writes) {
            for (String token : new String[] {null, expired, forged}) {
                Reply reply = calls.send(service, route.method(), route.path(), token, "{}");

                // Then none does anything, and each says why
                softly.assertThat(reply.status()).as(reply.request()).isBetween(REDIRECTION, FAILURE - 1);
                softly.assertThat(reply.isProblem()).as("problem: " + reply).isTrue();
                if (token != null) {
                    softly.assertThat(reply.status()).as(reply.request()).isEqualTo(401);
                }
            }
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void garbageIsNeverOurFailure(Service service) {
        // Given all routes of a service, and somebody who may do everything
        List<Route> routes = Routes.of(service, calls);
        String token = stack.token(TokenRequest.of("service", "admin", "agent"));

        // When each is sent garbage
        SoftAssertions softly = new SoftAssertions();
        for (Route route : routes) {
            for (String body : route.isWrite() ? GARBAGE : List.of("")) {
                Reply reply = calls.send(service, route.method(), route.path(), token, body);

                // Then the answer blames the client, in words
                String what = reply + " to " + body.substring(0, Math.min(body.length(), 60));
                softly.assertThat(reply.status()).as(what).isLessThan(FAILURE);
                if (reply.status() >= 400) {
                    softly.assertThat(reply.isProblem()).as("problem: " + what).isTrue();
                }
            }
        }
        softly.assertAll();
    }

    /** A good token whose claims were exchanged for those of an administrator: the signature does not fit. */
    private String forged() {
        String[] customer = stack.token(TokenRequest.ofCustomer("0190a000-0000-7000-8000-000000000001"))
                .split("\\.");
        String[] admin = stack.token(TokenRequest.of("service", "admin")).split("\\.");
        return admin[0] + "." + admin[1] + "." + customer[2];
    }
}
