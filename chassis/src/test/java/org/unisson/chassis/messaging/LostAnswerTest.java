package org.unisson.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.Codecs;
import org.unisson.common.events.FeedWatermark;

/** A registry that takes a question and never answers it. */
class LostAnswerTest {

    private static final Duration WITHIN = Duration.ofMillis(200);
    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final CountDownLatch FREED = new CountDownLatch(1);
    private static final AtomicInteger ASKED = new AtomicInteger();

    private final Vertx vertx = Vertx.vertx();
    private final EventDecoder decoder =
            new EventDecoder(Codecs.decodingWith(LosesTheFirst.class), Optional.empty(), WITHIN);

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void theQuestionIsGivenUpItsThreadFreedAndItMayBeAskedAgain() throws Exception {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>("a.topic", 0, 7, "key", new byte[] {0, 0, 0, 0, 1});

        assertThat(decode(record))
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableOfType(ExecutionException.class)
                .satisfies(failure -> assertThat(TransientFailures.isTransient(failure.getCause()))
                        .isTrue());

        assertThat(decode(record).get(1, TimeUnit.MINUTES)).singleElement().isInstanceOf(Decoded.Watermark.class);
        assertThat(ASKED).hasValue(2);
        assertThat(FREED.await(1, TimeUnit.MINUTES)).isTrue();
    }

    private CompletableFuture<List<Decoded>> decode(ConsumerRecord<String, byte[]> record) {
        CompletableFuture<List<Decoded>> decoded = new CompletableFuture<>();
        Context context = vertx.getOrCreateContext();
        context.runOnContext(ignored ->
                decoder.decode(List.of(record)).subscribe().with(decoded::complete, decoded::completeExceptionally));
        return decoded;
    }

    /** Waits without end the first time. */
    public static final class LosesTheFirst implements Deserializer<Object> {

        @Override
        public Object deserialize(String topic, byte[] value) {
            if (ASKED.getAndIncrement() == 0) {
                try {
                    NEVER.await();
                } catch (InterruptedException givenUp) {
                    FREED.countDown();
                    throw new IllegalStateException("given up", givenUp);
                }
            }
            return new FeedWatermark("somebody", Instant.EPOCH);
        }
    }
}
