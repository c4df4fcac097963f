package org.unisson.chassis.events;

import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;

/** Codecs with another deserializer than the registry's client. */
public final class Codecs {

    private Codecs() {}

    public static EventCodec decodingWith(Class<? extends Deserializer<Object>> deserializer) {
        return new EventCodec(
                Optional.empty(),
                "http://127.0.0.1:9",
                "io.apicurio.registry.serde.avro.AvroKafkaSerializer",
                deserializer.getName(),
                Clock.systemUTC());
    }
}
