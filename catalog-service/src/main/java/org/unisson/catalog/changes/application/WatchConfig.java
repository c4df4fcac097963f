package org.unisson.catalog.changes.application;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How products are watched. */
@ConfigMapping(prefix = "unisson.changes")
public interface WatchConfig {

    /** How often changes are looked for while someone watches. */
    Duration interval();

    /** Pause between two signs of life of a stream that has nothing to tell. */
    Duration heartbeat();

    /** How many may watch on one replica. */
    int subscribers();
}
