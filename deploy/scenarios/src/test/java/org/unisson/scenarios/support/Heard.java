package org.unisson.scenarios.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.unisson.local.stack.Stack;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** What the topics tell of one thing. */
public final class Heard {

    private static final Duration SOON = Duration.ofMinutes(2);

    private final Feed feed;

    public Heard(Stack stack) {
        this.feed = new Feed(stack);
    }

    /** Returns when events of those types, in that order and no others, have been told of it. */
    public List<GenericRecord> exactly(Topic topic, String key, String... types) {
        await(topic.name() + " of " + key).atMost(SOON).untilAsserted(() -> assertThat(feed.of(topic, key))
                .extracting(event -> event.getSchema().getName())
                .containsExactly(types));
        return feed.of(topic, key);
    }

    /**
     * Returns when a line was given up and the other purchase made, once each, and what the one gave back is, by the same
     * name, what paid for the other.
     *
     * @param cents that were set off
     */
    public void setOff(String purchase, String instead, long cents) {
        GenericRecord givenUp = exactly(Topics.PURCHASES, purchase, "PurchaseMade", "PurchaseReturned")
                .getLast();
        GenericRecord made = exactly(Topics.PURCHASES, instead, "PurchaseMade").getFirst();
        GenericRecord refund = exchanged(givenUp, "refunds");
        GenericRecord tender = exchanged(made, "tenders");
        assertThat(givenUp.get("cause")).hasToString("CANCELLATION");
        assertThat(((GenericRecord) refund.get("amount")).get("minor")).isEqualTo(cents);
        assertThat(tender.get("amount")).isEqualTo(refund.get("amount"));
        assertThat(tender.get("reference")).isNotNull().isEqualTo(refund.get("reference"));
    }

    private static GenericRecord exchanged(GenericRecord event, String list) {
        List<GenericRecord> parts = ((List<?>) event.get(list))
                .stream()
                        .map(GenericRecord.class::cast)
                        .filter(part -> part.get("kind").toString().equals("EXCHANGE"))
                        .toList();
        assertThat(parts).as("parts that are set off").hasSize(1);
        return parts.getFirst();
    }
}
