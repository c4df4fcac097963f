package org.unisson.customer.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.customer.delivery.domain.Consignment;
import org.unisson.customer.testing.Consigned;
import org.unisson.customer.timeline.domain.Entry;
import org.unisson.customer.timeline.domain.Summary;

class ConsignmentEntriesTest {

    private static final Instant UNTIL = Instant.parse("2026-03-09T18:00:00Z");

    private final Consigned consigned = Consigned.of(UUID.randomUUID());
    private final Consignment unheard = Consignment.unheard(consigned.id());

    /** Whichever state is the first that is seen. */
    @ParameterizedTest
    @CsvSource({
        "ALLOCATED, ''",
        "PICKED, ''",
        "PACKED, PACKED",
        "SHIPPED, SHIPPED",
        "DELIVERED, SHIPPED DELIVERED",
        "READY, PICKUP_READY",
        "COLLECTED, COLLECTED",
        "CLOSED, ''"
    })
    void aStateTellsTheMilestonesBehindIt(String status, String kinds) {
        List<Entry> entries = ConsignmentEntries.of(consigned.changed(9, status), unheard);
        assertThat(String.join(
                        " ", entries.stream().map(entry -> entry.kind().name()).toList()))
                .isEqualTo(kinds);
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.id()).isEqualTo(entry.kind() + "/" + consigned.id());
            assertThat(entry.reference()).isEqualTo(consigned.order().toString());
            assertThat(entry.customerId()).isEqualTo(consigned.customer());
        });
    }

    @Test
    void aParcelIsShownWithItsCarrierAndNumber() {
        assertThat(sentence(consigned.changed(4, "SHIPPED"))).isEqualTo("Shipped 2 pieces with Colissimo 6A1");
    }

    @Test
    void goodsToBeCollectedAreShownWithWhereAndUntilWhen() {
        assertThat(sentence(consigned.ready(3, UNTIL)))
                .isEqualTo("Ready to be collected at Lille until 2026-03-09T18:00:00Z");
    }

    @Test
    void theStateAfterTheFactIsTheSameEntry() {
        assertThat(ConsignmentEntries.of(consigned.ready(3, UNTIL), unheard)
                        .getFirst()
                        .id())
                .isEqualTo(ConsignmentEntries.of(consigned.changed(4, "READY"), unheard)
                        .getFirst()
                        .id());
    }

    @Test
    void onlyWhatIsCancelledAtTheEndOfItsTimeWasNotCollected() {
        Consignment ready =
                unheard.heard(ConsignmentReports.of(consigned.ready(3, UNTIL)).orElseThrow());
        assertThat(ConsignmentEntries.of(consigned.changed(5, "CLOSED", 0, 0, 2, UNTIL), ready))
                .singleElement()
                .satisfies(entry -> assertThat(Summary.of(entry, "Lille")).isEqualTo("Not collected in time at Lille"));
        // The customer has cancelled it before; or the store has closed, whenever it did.
        assertThat(ConsignmentEntries.of(consigned.changed(5, "CLOSED", 0, 0, 2, UNTIL.minusNanos(1_000)), ready))
                .isEmpty();
        assertThat(ConsignmentEntries.of(consigned.changed(5, "CLOSED", 0, 1, 1, UNTIL), ready))
                .isEmpty();
    }

    private String sentence(SpecificRecord event) {
        return Summary.of(ConsignmentEntries.of(event, unheard).getFirst(), "Lille");
    }
}
