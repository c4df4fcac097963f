package org.unisson.chassis.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What a service may put into its outbox. */
@ConfigMapping(prefix = "unisson.outbox")
public interface OutboxConfig {

    /** Largest event in bytes, headers included; must stay below what Kafka takes in one request. */
    @WithDefault("921600")
    int maxEventBytes();

    /** Topics the service writes, without prefix; by default those that it owns. */
    Optional<List<String>> topics();
}
