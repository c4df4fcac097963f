package org.unisson.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final InFlight inFlight = new InFlight();
    private final List<Delivery> settled = new ArrayList<>();

    private Delivery transaction(int records, long endLsn) {
        Delivery delivery = Delivery.ofTransaction(NOW);
        inFlight.add(delivery);
        for (int i = 0; i < records; i++) {
            inFlight.sending(delivery, 10);
        }
        delivery.complete(endLsn);
        return delivery;
    }

    private void acknowledge(Delivery delivery) {
        inFlight.answered(delivery, 10, NOW, null);
    }

    @Test
    void aTransactionIsConfirmedOnlyWhenAllBeforeItAre() {
        Delivery first = transaction(1, 100);
        Delivery second = transaction(1, 200);

        acknowledge(second);
        assertThat(inFlight.settle(settled::add)).isZero();

        acknowledge(first);
        assertThat(inFlight.settle(settled::add)).isEqualTo(200);
        assertThat(settled).containsExactly(first, second);
    }

    @Test
    void aTransactionIsConfirmedOnlyWithAllItsRecords() {
        Delivery delivery = transaction(2, 100);

        acknowledge(delivery);
        assertThat(inFlight.settle(settled::add)).isZero();

        acknowledge(delivery);
        assertThat(inFlight.settle(settled::add)).isEqualTo(100);
    }

    @Test
    void anOpenTransactionIsNotConfirmedHoweverMuchOfItIsAcknowledged() {
        Delivery open = Delivery.ofTransaction(NOW);
        inFlight.add(open);
        inFlight.sending(open, 10);
        acknowledge(open);

        assertThat(inFlight.settle(settled::add)).isZero();
        assertThat(inFlight.isEmpty()).isFalse();
    }

    @Test
    void aTransactionWithoutRecordsDelaysNothing() {
        transaction(0, 100);

        assertThat(inFlight.settle(settled::add)).isEqualTo(100);
        assertThat(settled).isEmpty();
    }

    @Test
    void aFailedRecordIsNeverConfirmed() {
        Delivery delivery = transaction(1, 100);

        inFlight.answered(delivery, 10, NOW, new IllegalStateException("too large"));

        assertThat(inFlight.settle(settled::add)).isZero();
        assertThat(inFlight.failure()).get().extracting(Exception::getMessage).isEqualTo("too large");
    }

    @Test
    void progressIsThatOfTheLastWatermarkBehindWhichAllIsAcknowledged() {
        Delivery before = transaction(1, 100);
        Delivery watermark = Delivery.ofWatermark(NOW);
        inFlight.add(watermark);
        watermark.complete(0);

        inFlight.settle(settled::add);
        assertThat(inFlight.progress()).isEmpty();

        acknowledge(before);
        inFlight.settle(settled::add);
        assertThat(inFlight.progress()).contains(NOW);
    }

    @Test
    void ageIsThatOfTheOldestUnacknowledged() {
        acknowledge(transaction(1, 100));
        assertThat(inFlight.age(NOW.plusSeconds(5))).isZero();

        transaction(1, 200);
        assertThat(inFlight.age(NOW.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void roomIsMadeByAnswers() throws InterruptedException {
        Delivery delivery = transaction(2, 100);
        assertThat(inFlight.awaitRoom(20, Duration.ofMillis(1))).isFalse();

        acknowledge(delivery);
        assertThat(inFlight.awaitRoom(20, Duration.ofMillis(1))).isTrue();
    }
}
