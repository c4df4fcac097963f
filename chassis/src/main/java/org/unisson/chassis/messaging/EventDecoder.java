package org.unisson.chassis.messaging;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.chassis.events.Envelope;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.events.Interruptible;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.events.UnpreparedException;
import org.unisson.common.events.FeedWatermark;

/** Turns Kafka records into events. What breaks the contract is set apart; what merely failed is thrown, to be retried. */
@Singleton
class EventDecoder {

    private final EventCodec codec;
    private final String prefix;
    private final Duration answersWithin;

    EventDecoder(
            EventCodec codec,
            @ConfigProperty(name = "unisson.topic-prefix") Optional<String> prefix,
            @ConfigProperty(name = "unisson.registry-answers-within", defaultValue = "PT10S") Duration answersWithin) {
        this.codec = codec;
        this.prefix = prefix.orElse("");
        this.answersWithin = answersWithin;
    }

    /**
     * Decodes off the event loop where a schema must be asked for, which blocks, and resumes on the caller's context.
     * Registries' clients know no longest wait: an answer that got lost would stop the feed for ever, without a word. It
     * is given up instead, its thread freed, and asked for again.
     */
    Uni<List<Decoded>> decode(List<ConsumerRecord<String, byte[]>> records) {
        boolean mayBlock =
                records.stream().anyMatch(record -> record.value() != null && codec.mayBlock(record.value()));
        if (!mayBlock) {
            return Uni.createFrom().item(() -> all(records));
        }
        Interruptible<List<Decoded>> decoding = new Interruptible<>(() -> all(records));
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .item(decoding)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(answersWithin)
                .failWith(() -> {
                    decoding.giveUp();
                    return new UnpreparedException("the registry has not answered within " + answersWithin);
                })
                .emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    private List<Decoded> all(List<ConsumerRecord<String, byte[]>> records) {
        List<Decoded> decoded = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            decoded.add(one(record));
        }
        return decoded;
    }

    Decoded one(ConsumerRecord<String, byte[]> record) {
        String topic = record.topic().substring(prefix.length());
        try {
            SpecificRecord payload = record.value() == null ? null : codec.decode(topic, record.value());
            if (payload instanceof FeedWatermark watermark) {
                return new Decoded.Watermark(record, topic, record.partition(), watermark.getAsOf());
            }
            return new Decoded.Event(record, event(record, topic, payload));
        } catch (RuntimeException failure) {
            if (TransientFailures.isTransient(failure)) {
                throw failure;
            }
            return new Decoded.Undecodable(record, topic, failure);
        }
    }

    static ReceivedEvent event(ConsumerRecord<String, byte[]> record, String topic, SpecificRecord payload) {
        Map<String, String> headers = Envelope.read(record.headers());
        return new ReceivedEvent(
                Envelope.required(headers, Envelope.ID),
                Envelope.required(headers, Envelope.SOURCE),
                topic,
                record.partition(),
                record.offset(),
                record.key(),
                Envelope.sequence(headers),
                Envelope.time(headers),
                headers,
                payload);
    }
}
