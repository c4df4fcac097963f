package org.unisson.loyalty.gesture.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How gestures are worked on. How much is given is in their policy. */
@ConfigMapping(prefix = "unisson.gestures")
public interface GestureConfig {

    /** How often it is looked whether a successor was released. */
    @WithDefault("PT1S")
    Duration runInterval();

    /** How often what was bought too long ago is forgotten. */
    @WithDefault("PT1H")
    Duration forgetInterval();
}
