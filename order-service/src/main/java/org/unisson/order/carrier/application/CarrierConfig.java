package org.unisson.order.carrier.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Who carries parcels. */
@ConfigMapping(prefix = "unisson.carriers")
public interface CarrierConfig {

    /** The adapters that are used, by name. */
    List<String> names();

    /** How long a carrier may take to answer. */
    Duration answerWithin();

    /** How often labels are looked for that are to be cancelled. */
    Duration interval();

    /** How often parcels are looked for of which there is news. */
    @WithDefault("PT0.5S")
    Duration askingInterval();

    /** The secrets that carriers sign their notifications with, by carrier; without one, none is taken. */
    Map<String, String> notificationSecrets();
}
