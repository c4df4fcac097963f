package org.unisson.chassis.events;

import com.microsoft.kiota.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Avro in the Confluent wire format (0x00, 4-byte schema id, binary), through the Kafka serializer and deserializer that
 * the configuration names, so that an organisation can put its registry's own client in their place.
 */
@ApplicationScoped
public class EventCodec implements AutoCloseable {

    private static final int NOT_FOUND = 404;
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(3);
    private static final int MOST_UNKNOWN = 1_000;

    private final Clock clock;
    private final String topicPrefix;
    private final Serializer<Object> serializer;
    private final Deserializer<Object> deserializer;
    private final Set<Integer> knownSchemas = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Instant> unknownSince = new ConcurrentHashMap<>();

    EventCodec(
            @ConfigProperty(name = "unisson.topic-prefix") java.util.Optional<String> topicPrefix,
            @ConfigProperty(name = "unisson.registry-url") String registryUrl,
            @ConfigProperty(
                            name = "unisson.serde.serializer",
                            defaultValue = "io.apicurio.registry.serde.avro.AvroKafkaSerializer")
                    String serializerClass,
            @ConfigProperty(
                            name = "unisson.serde.deserializer",
                            defaultValue = "io.apicurio.registry.serde.avro.AvroKafkaDeserializer")
                    String deserializerClass,
            Clock clock) {
        this.clock = clock;
        this.topicPrefix = topicPrefix.orElse("");
        Map<String, Object> configuration = configuration(registryUrl);
        this.serializer = instantiate(serializerClass);
        this.deserializer = instantiate(deserializerClass);
        // The clients look classes up in the thread's loader, which on an event loop need not be the service's own.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(EventCodec.class.getClassLoader());
        try {
            this.serializer.configure(configuration, false);
            this.deserializer.configure(configuration, false);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Bytes of the record for that topic; registers its schema the first time, which blocks. */
    public byte[] encode(String topic, SpecificRecord payload) {
        return serializer.serialize(topicPrefix + topic, payload);
    }

    /**
     * The record in these bytes; looks its schema up the first time, which blocks.
     *
     * @throws MalformedEventException where the bytes are no record of a known schema: no retry will help
     * @throws UnpreparedException where the registry cannot tell now
     */
    public SpecificRecord decode(String topic, byte[] value) {
        if (value.length < 5 || value[0] != 0) {
            throw new MalformedEventException("the value is not in the Confluent wire format", null);
        }
        Object payload = deserialize(topic, value);
        knownSchemas.add(schemaId(value));
        if (payload instanceof SpecificRecord specific) {
            return specific;
        }
        throw new MalformedEventException("the value is no record known here: " + payload.getClass(), null);
    }

    private Object deserialize(String topic, byte[] value) {
        try {
            return deserializer.deserialize(topicPrefix + topic, value);
        } catch (RuntimeException failure) {
            int schema = schemaId(value);
            if (!knownSchemas.contains(schema) && mayPass(failure, schema)) {
                throw new UnpreparedException("the registry cannot tell the schema " + schema + " now", failure);
            }
            throw new MalformedEventException("no record of the schema " + schema, failure);
        }
    }

    /**
     * Whether it was the registry that failed. Serializers wrap its answer in what they please. An unknown id is
     * asked for again for a while, because a registry's second node may learn of it later than the topic.
     */
    private boolean mayPass(RuntimeException failure, int schema) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException answer) {
                return answer.getResponseStatusCode() != NOT_FOUND || isNew(schema);
            }
            if (cause instanceof IOException) {
                // Avro reports bytes that end too early in the same family.
                return !(cause instanceof EOFException);
            }
        }
        return false;
    }

    private boolean isNew(int schema) {
        if (unknownSince.size() >= MOST_UNKNOWN) {
            unknownSince.clear();
        }
        Instant now = clock.instant();
        return unknownSince
                .computeIfAbsent(schema, first -> now)
                .plus(UNKNOWN_FOR)
                .isAfter(now);
    }

    /** Whether decoding may ask the registry, and so must not run on an event loop. */
    public boolean mayBlock(byte[] value) {
        return value.length < 5 || !knownSchemas.contains(schemaId(value));
    }

    @Override
    @jakarta.annotation.PreDestroy
    public void close() {
        serializer.close();
        deserializer.close();
    }

    private static int schemaId(byte[] value) {
        return ByteBuffer.wrap(value, 1, 4).getInt();
    }

    /** Defaults for Apicurio; whatever stands under {@code unisson.serde.properties} goes to the client as it is. */
    private static Map<String, Object> configuration(String registryUrl) {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put("apicurio.registry.url", registryUrl + "/apis/registry/v3");
        configuration.put("apicurio.registry.auto-register", true);
        configuration.put("apicurio.registry.auto-register.if-exists", "FIND_OR_CREATE_VERSION");
        configuration.put(
                "apicurio.registry.artifact-resolver-strategy",
                "io.apicurio.registry.serde.avro.strategy.TopicRecordIdStrategy");
        configuration.put("apicurio.registry.use-id", "contentId");
        configuration.put("apicurio.registry.headers.enabled", false);
        configuration.put("apicurio.registry.avro-datum-provider", OwnClassesDatumProvider.class);
        // A schema of a given id never changes; asking again would block an event loop in the middle of its work.
        configuration.put(
                "apicurio.registry.check-period-ms", Duration.ofDays(36_500).toMillis());
        configuration.put("schema.registry.url", registryUrl);
        String prefix = "unisson.serde.properties.";
        var config = ConfigProvider.getConfig();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(prefix)) {
                configuration.put(name.substring(prefix.length()), config.getValue(name, String.class));
            }
        }
        return configuration;
    }

    @SuppressWarnings("unchecked")
    private static <T> T instantiate(String className) {
        try {
            return (T) Class.forName(className, true, EventCodec.class.getClassLoader())
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("cannot create " + className + " named by unisson.serde.*", missing);
        }
    }
}
