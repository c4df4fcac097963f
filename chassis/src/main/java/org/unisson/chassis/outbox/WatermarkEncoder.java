package org.unisson.chassis.outbox;

import org.unisson.common.events.FeedWatermark;

/** Serialises watermarks for their topic. May ask the schema registry, never on the relay's own thread. */
public interface WatermarkEncoder {

    /** The record's value in the wire format of the topic (without prefix). */
    byte[] encode(String topic, FeedWatermark watermark);
}
