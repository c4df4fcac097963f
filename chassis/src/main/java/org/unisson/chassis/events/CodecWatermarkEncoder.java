package org.unisson.chassis.events;

import jakarta.inject.Singleton;
import org.unisson.chassis.outbox.WatermarkEncoder;
import org.unisson.common.events.FeedWatermark;

/** Watermarks are encoded like every event. */
@Singleton
class CodecWatermarkEncoder implements WatermarkEncoder {

    private final EventCodec codec;

    CodecWatermarkEncoder(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    public byte[] encode(String topic, FeedWatermark watermark) {
        return codec.encode(topic, watermark);
    }
}
