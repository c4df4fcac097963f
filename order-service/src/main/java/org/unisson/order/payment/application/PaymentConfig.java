package org.unisson.order.payment.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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

    /** The sandbox gateway. */
    Sandbox sandbox();

    /** Behaviour of the sandbox gateway. */
    interface Sandbox {

        /** When an authorisation by {@code tok_timeout} turns out: longer than orders wait. */
        @WithDefault("PT2M30S")
        Duration lateBy();
    }
}
