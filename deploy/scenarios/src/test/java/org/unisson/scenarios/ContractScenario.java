package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.AbandonedCarts;
import org.unisson.scenarios.support.Feed;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;
import org.unisson.scenarios.support.TaggedGoods;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** What this and the other scenarios have left on the topics keeps the contract. */
@ExtendWith(RunningRetailer.class)
@Isolated("reads what all others have left")
@Order(Integer.MAX_VALUE)
class ContractScenario {

    private static final List<String> ALWAYS =
            List.of("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_subject", "ce_sequence");

    private final Feed feed;

    ContractScenario(Stack stack) {
        this.feed = new Feed(stack);
    }

    @BeforeAll
    static void trade(Shop shop) {
        String store = shop.store();
        String sku = shop.sku(1_000);
        String till = shop.channel("STORE");
        String mobile = shop.channel("APP");
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 30);
        shop.reconciled();
        shop.advised(shopper);
        shop.opened();
        shop.voucher(shopper, 500, null);
        shop.sell(store, Shop.receipt(store, till, shopper.card(), sku, 24, 1_000));
        shop.segmented(shopper, till);
        shop.checkout(shopper, mobile, store, sku, 200);
        AbandonedCarts carts = new AbandonedCarts(shop);
        carts.decision(carts.abandoned(shopper, mobile, sku));
        TaggedGoods shirts = new TaggedGoods(shop, store, 1).told();
        shirts.registerMirror();
        shop.exclusive(till);
        shop.put(Service.INVENTORY, "/channels/" + mobile + "/stock-policy", Map.of("buffer", 0, "share", 90));
        shop.contradict(mobile, till);
        shirts.heldBeforeTheMirror();
    }

    static Stream<Topic> topics() {
        return Topics.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyRecordKeepsTheContract(Topic topic) {
        // Given all records of a topic
        List<ConsumerRecord<byte[], byte[]>> records = feed.all(topic.name());
        List<String> declared = topic.types().stream().map(Class::getName).toList();

        // When each is read with nothing but the registry's address
        Map<String, Map<Long, String>> idsOfVersions = new HashMap<>();
        Map<String, Long> newest = new HashMap<>();
        try (Deserializer<GenericRecord> avro = feed.avro()) {
            for (ConsumerRecord<byte[], byte[]> event : records) {
                GenericRecord payload = avro.deserialize(topic.name(), event.value());

                // Then it is complete, of a declared type, and newer than what its key had before, or a repetition
                hasAllHeaders(event, payload);
                if (!Feed.isWatermark(event)) {
                    assertThat(payload.getSchema().getFullName()).isIn(declared);
                    isNewOrRepeated(event, idsOfVersions, newest);
                }
            }
        }
        assertThat(newest).as("keys on " + topic.name()).isNotEmpty();
        System.out.println(
                "  contract: " + topic.name() + " " + records.size() + " records, " + newest.size() + " keys");
    }

    @Test
    void noServiceHasParkedAnything() {
        assertThat(feed.deadLetters()).isEmpty();
    }

    private static void hasAllHeaders(ConsumerRecord<byte[], byte[]> event, GenericRecord payload) {
        Map<String, String> headers = Feed.headers(event);
        assertThat(headers).containsKeys(ALWAYS.toArray(String[]::new));
        assertThat(headers)
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", payload.getSchema().getFullName())
                .containsEntry("ce_subject", Feed.key(event))
                .containsEntry("content-type", "application/avro");
        assertThat(UUID.fromString(headers.get("ce_id"))).isNotNull();
        assertThat(Instant.parse(headers.get("ce_time"))).isBefore(Instant.now());
        assertThat(event.value()[0]).as("wire format").isZero();
        assertThat(ByteBuffer.wrap(event.value(), 1, Integer.BYTES).getInt()).isPositive();
        if (payload.hasField("version")) {
            assertThat(headers)
                    .containsEntry("ce_sequence", payload.get("version").toString());
        }
    }

    private static void isNewOrRepeated(
            ConsumerRecord<byte[], byte[]> event,
            Map<String, Map<Long, String>> idsOfVersions,
            Map<String, Long> newest) {
        Map<String, String> headers = Feed.headers(event);
        long version = Long.parseLong(headers.get("ce_sequence"));
        String key = Feed.key(event);
        String seen = idsOfVersions
                .computeIfAbsent(key, unknown -> new HashMap<>())
                .putIfAbsent(version, headers.get("ce_id"));
        if (seen == null) {
            assertThat(version).as("version of " + key).isGreaterThan(newest.getOrDefault(key, 0L));
            newest.put(key, version);
        } else {
            assertThat(headers.get("ce_id"))
                    .as("id of version " + version + " of " + key)
                    .isEqualTo(seen);
        }
    }
}
