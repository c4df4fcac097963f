package org.unisson.chassis.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the relay, which brings the outbox from the write-ahead log to Kafka. */
@ConfigMapping(prefix = "unisson.relay")
public interface RelayConfig {

    /** Whether this process may relay. Without any relaying process the slot holds the log back. */
    @WithDefault("true")
    boolean enabled();

    /** Replication slot; by default {@code unisson_<database>_outbox}. Lower case letters, digits, underscores. */
    Optional<String> slot();

    /** Whether a lost slot is replaced and state republished; false leaves it to an operator, with health DOWN. */
    @WithDefault("true")
    boolean healLostSlot();

    /** How much earlier than the last known progress facts are republished from after a lost slot. */
    @WithDefault("PT5M")
    Duration healMargin();

    /** How often a follower looks whether the slot has become free. */
    @WithDefault("PT0.2S")
    Duration followerInterval();

    /** How often a feed watermark is sent, the lag measured. */
    @WithDefault("PT1S")
    Duration watermarkInterval();

    /** How often the progress is written to the table relay_slot. */
    @WithDefault("PT5S")
    Duration progressInterval();

    /** Silence after which the server drops a frozen leader, so that another can take over. */
    @WithDefault("PT2S")
    Duration walSenderTimeout();

    /** Longest pause between attempts after an outage; pauses grow up to it. */
    @WithDefault("PT2S")
    Duration maxBackoff();

    /** Bytes that may wait for Kafka's acknowledgement before reading pauses. */
    @WithDefault("8388608")
    int maxInFlightBytes();

    /** Compression of the producer: none, lz4, zstd, snappy or gzip. */
    @WithDefault("none")
    String compression();

    /** Age of the oldest unacknowledged transaction beyond which health is DOWN. */
    @WithDefault("PT1M")
    Duration maxLag();

    /** Bytes of log behind which health is DOWN. */
    @WithDefault("268435456")
    long maxLagBytes();
}
