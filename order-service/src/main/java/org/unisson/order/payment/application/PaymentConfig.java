package org.unisson.order.payment.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How payments are carried out. */
@ConfigMapping(prefix = "unisson.payment")
public interface PaymentConfig {

    /** The adapter that is used; {@code sandbox} is the only one that comes with the service. */
    String gateway();

    /** How long a call to the gateway may take before its outcome is asked for instead. */
    @WithDefault("PT5S")
    Duration answerWithin();

    /** How many calls this replica has under way at once, at most. */
    @WithDefault("32")
    int atOnce();

    /** How often payments are looked for that somebody has left undone. */
    @WithDefault("PT0.25S")
    Duration recoveryInterval();

    /** How much longer an order waits, and its goods are kept, when the customer has to pass a challenge. */
    @WithDefault("PT10M")
    Duration challengeWithin();

    /** The secrets that gateways sign their notifications with, by gateway; without one, none is taken. */
    Map<String, String> notificationSecrets();

    /** The sandbox gateway. */
    Sandbox sandbox();

    /** Behaviour of the sandbox gateway. */
    interface Sandbox {

        /** When an authorisation by {@code tok_timeout} turns out: longer than orders wait. */
        @WithDefault("PT2M30S")
        Duration lateBy();

        /** After which pauses the end of a challenge is notified: as a real one does, more than once. */
        @WithDefault("PT0S,PT1S")
        List<Duration> notifyAfter();

        /** Where to; this replica itself where it is not set. */
        Optional<String> notifyUrl();

        /** Address of the challenges' page, to which the reference is added; this replica's own where it is not set. */
        Optional<String> challengeUrl();
    }
}
