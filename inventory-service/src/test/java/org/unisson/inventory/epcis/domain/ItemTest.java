package org.unisson.inventory.epcis.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.stock.domain.Pieces;

/** What reads of one item change, in whatever order they come. */
class ItemTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Gln STORE = new Gln("3012345000017");

    private final Item item =
            new Item(new TradeItem.Serialised("04012345123456", "1"), new Sku("SHIRT-M"), Item.Known.NOTHING);

    @Test
    void anUnknownItemIsReceivedOnce() {
        assertThat(item.seen(at(0, "receiving", "in_progress"))).containsExactly(Effect.RECEIVED);
        assertThat(item.known().state()).isEqualTo(ItemState.BACK_ROOM);
        assertThat(item.seen(at(1, "receiving", "in_progress"))).isEmpty();
        assertThat(item.seen(at(2, "stocking", "sellable_accessible"))).isEmpty();
        assertThat(item.known().state()).isEqualTo(ItemState.SHOWN);
    }

    @Test
    void anItemThatWasSeenBeforeIsNoReceipt() {
        assertThat(item.seen(at(0, "cycle_counting", "sellable_accessible"))).isEmpty();
        assertThat(item.seen(at(1, "stocking", "sellable_accessible"))).isEmpty();
        assertThat(item.seen(at(2, "receiving", "in_progress"))).isEmpty();
    }

    @Test
    void aReceiptThatIsToldLateCounts() {
        assertThat(item.seen(at(5, "stocking", "sellable_accessible"))).containsExactly(Effect.RECEIVED);
        assertThat(item.seen(at(1, "receiving", "in_progress"))).isEmpty();
        assertThat(item.known().state()).isEqualTo(ItemState.SHOWN);
        assertThat(item.known().lastSeen()).isEqualTo(NOON.plusSeconds(5));
        assertThat(item.known().firstSeen()).isEqualTo(NOON.plusSeconds(1));

        Item other = new Item(item.id(), item.sku(), Item.Known.NOTHING);
        assertThat(other.seen(at(5, "cycle_counting", "sellable_accessible"))).isEmpty();
        assertThat(other.seen(at(1, "receiving", "in_progress"))).containsExactly(Effect.RECEIVED);
        assertThat(other.seen(at(0, "receiving", "in_progress"))).isEmpty();
    }

    @Test
    void aTillTellsOfSalesAndReturns() {
        item.seen(at(0, "stocking", "sellable_accessible"));
        assertThat(item.seen(at(1, "retail_selling", "retail_sold"))).isEmpty();
        assertThat(item.known().state()).isEqualTo(ItemState.SOLD);
        assertThat(item.seen(at(2, "accepting", "returned"))).isEmpty();
        assertThat(item.seen(at(3, "inspecting", null))).isEmpty();
        assertThat(item.known().state()).isEqualTo(ItemState.RETURNED);
        assertThat(item.seen(at(4, "stocking", "sellable_accessible"))).isEmpty();
        assertThat(item.known().state()).isEqualTo(ItemState.SHOWN);
    }

    @Test
    void whereNoTillIsReadsTellOfThem() {
        item.seen(reads(at(0, "stocking", "sellable_accessible")));
        assertThat(item.seen(reads(at(1, "retail_selling", "retail_sold")))).containsExactly(Effect.SOLD);
        assertThat(item.seen(reads(at(2, "retail_selling", "retail_sold")))).isEmpty();
        assertThat(item.seen(reads(at(3, "accepting", "returned"))))
                .containsExactly(Effect.BROUGHT_BACK, Effect.shift(new Pieces(1, 0, 0), new Pieces(0, 1, 0)));
        assertThat(item.known().state()).isEqualTo(ItemState.QUALITY_CONTROL);
    }

    @Test
    void aDamagedItemIsNoLongerOnHandAndOneThatIsRepairedIs() {
        item.seen(at(0, "stocking", "sellable_accessible"));
        assertThat(pieces(item.seen(at(1, "inspecting", null)))).containsExactly(new Pieces(-1, 1, 0));
        assertThat(pieces(item.seen(at(2, "inspecting", "damaged")))).containsExactly(new Pieces(0, -1, 1));
        assertThat(item.seen(at(3, "inspecting", "damaged"))).isEmpty();
        assertThat(pieces(item.seen(at(4, "repairing", "sellable_not_accessible"))))
                .containsExactly(new Pieces(1, 0, -1));
        assertThat(item.known().state()).isEqualTo(ItemState.BACK_ROOM);
    }

    @Test
    void whatIsShippedWithoutATransferStays() {
        item.seen(at(0, "stocking", "sellable_accessible"));
        assertThat(item.seen(at(1, "shipping", "in_transit"))).isEmpty();
        assertThat(item.known().state()).isEqualTo(ItemState.SHOWN);
        Sighting leaving = at(2, "shipping", "in_transit");
        assertThat(item.seen(new Sighting(
                        leaving.event(),
                        leaving.at(),
                        STORE,
                        null,
                        false,
                        leaving.meaning(),
                        leaving.step(),
                        SalesSource.TILLS,
                        true)))
                .isEmpty();
        assertThat(item.known().state()).isEqualTo(ItemState.LEAVING);
    }

    @ParameterizedTest
    @CsvSource({
        "OBSERVE, retail_selling, retail_sold, SOLD",
        "DELETE, retail_selling, retail_sold, SOLD",
        "DELETE, destroying, destroyed, DESTROYED",
        "DELETE, decommissioning, inactive, UNTAGGED",
        "OBSERVE, destroying, , SEEN",
        "OBSERVE, shipping, in_transit, LEAVING",
        "OBSERVE, receiving, damaged, DAMAGED",
        "OBSERVE, accepting, returned, RETURNED",
        "OBSERVE, inspecting, sellable_accessible, SHOWN",
        "OBSERVE, inspecting, in_progress, QUALITY_CONTROL",
        "ADD, commissioning, active, SEEN",
        "OBSERVE, storing, , BACK_ROOM",
        "OBSERVE, retail_selling, sellable_accessible, SHOWN",
        "OBSERVE, , , SEEN"
    })
    void anEventMeans(Action action, String step, String disposition, Meaning meaning) {
        assertThat(Meaning.of(action, step, disposition)).isEqualTo(meaning);
    }

    /** In any order, and some of it twice: the ledger has the piece once, in the state in which it was seen last. */
    @ParameterizedTest
    @EnumSource
    void whateverTheOrderThePieceIsInTheLedgerOnce(SalesSource sales) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String[]> kinds = List.of(
                new String[] {"stocking", "sellable_accessible"},
                new String[] {"storing", "sellable_not_accessible"},
                new String[] {"inspecting", null},
                new String[] {"inspecting", "damaged"},
                new String[] {"retail_selling", "retail_sold"},
                new String[] {"accepting", "returned"},
                new String[] {"cycle_counting", null});
        for (int run = 0; run < 1_000; run++) {
            // Given an item that is received before anything else is seen of it
            List<Sighting> story = new ArrayList<>();
            story.add(from(sales, at(0, "receiving", "in_progress")));
            for (int second = 1; second < 6; second++) {
                String[] kind = kinds.get(random.nextInt(kinds.size()));
                story.add(from(sales, at(second, kind[0], kind[1])));
            }
            story.addAll(story.subList(0, 3));
            Collections.shuffle(story, random);
            Item shuffled = new Item(item.id(), item.sku(), Item.Known.NOTHING);

            // When it is told in any order
            Pieces sum = play(shuffled, story);

            // Then the ledger has what the item's state says; what a till has told is beside it
            Pieces held = shuffled.known().state().held();
            boolean isTold = sales == SalesSource.TILLS && held.equals(Pieces.NONE);
            assertThat(sum).as("seed " + seed).isEqualTo(isTold ? new Pieces(1, 0, 0) : held);
            assertThat(shuffled.known().received()).isTrue();
            assertThat(shuffled.known().lastSeen()).isEqualTo(NOON.plusSeconds(5));
        }
    }

    private static Pieces play(Item item, List<Sighting> story) {
        Pieces sum = Pieces.NONE;
        for (Sighting sighting : story) {
            for (Effect effect : item.seen(sighting)) {
                sum = sum.plus(effect.pieces());
            }
        }
        return sum;
    }

    private static List<Pieces> pieces(List<Effect> effects) {
        return effects.stream().map(Effect::pieces).toList();
    }

    private static Sighting reads(Sighting sighting) {
        return from(SalesSource.READS, sighting);
    }

    private static Sighting from(SalesSource sales, Sighting sighting) {
        return new Sighting(
                sighting.event(), sighting.at(), STORE, null, false, sighting.meaning(), sighting.step(), sales, false);
    }

    private static Sighting at(int second, String step, String disposition) {
        return new Sighting(
                Ids.next(),
                NOON.plusSeconds(second),
                STORE,
                null,
                false,
                Meaning.of(Action.OBSERVE, step, disposition),
                step,
                SalesSource.TILLS,
                false);
    }
}
