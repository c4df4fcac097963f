package org.unisson.inventory.changes.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How stock is watched. */
@ConfigMapping(prefix = "unisson.changes")
public interface ChangesConfig {

    /** Pause between two signs of life of a stream that has nothing to tell. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** How many may watch on one replica. */
    @WithDefault("200")
    int subscribers();
}
