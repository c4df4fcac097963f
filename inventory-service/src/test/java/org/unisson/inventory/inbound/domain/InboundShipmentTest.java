package org.unisson.inventory.inbound.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.inbound.domain.Outcome.Done;
import org.unisson.inventory.inbound.domain.Outcome.Refused;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.MovementReason;
import org.unisson.inventory.stock.domain.Place;

class InboundShipmentTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final LocalDate THIRD = LocalDate.parse("2026-03-03");
    private static final Gln LILLE = Gln.ofTwelve("301234500002");
    private static final Sku SHIRT = new Sku("SHIRT-M");
    private static final Sku SOCKS = new Sku("SOCKS");

    /** Every state against every command: where it goes, how many pieces come, and how many are awaited, of four. */
    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource({
        "ANNOUNCED,       nothing, ANNOUNCED,       0, 4",
        "ANNOUNCED,       part,    PARTLY_RECEIVED, 1, 3",
        "ANNOUNCED,       rest,    RECEIVED,        3, 0",
        "ANNOUNCED,       close,   RECEIVED,        0, 0",
        "ANNOUNCED,       same,    ANNOUNCED,       0, 4",
        "ANNOUNCED,       more,    ANNOUNCED,       0, 6",
        "ANNOUNCED,       cancel,  CANCELLED,       0, 0",
        "PARTLY_RECEIVED, nothing, PARTLY_RECEIVED, 0, 3",
        "PARTLY_RECEIVED, part,    PARTLY_RECEIVED, 1, 2",
        "PARTLY_RECEIVED, rest,    RECEIVED,        3, 0",
        "PARTLY_RECEIVED, close,   RECEIVED,        0, 0",
        "PARTLY_RECEIVED, same,    PARTLY_RECEIVED, 0, 3",
        "PARTLY_RECEIVED, more,    PARTLY_RECEIVED, 0, 5",
        "PARTLY_RECEIVED, cancel,  CANCELLED,       0, 0",
        "RECEIVED,        nothing, refused,         0, 0",
        "RECEIVED,        part,    refused,         0, 0",
        "RECEIVED,        rest,    refused,         0, 0",
        "RECEIVED,        close,   refused,         0, 0",
        "RECEIVED,        same,    refused,         0, 0",
        "RECEIVED,        more,    refused,         0, 0",
        "RECEIVED,        cancel,  refused,         0, 0",
        "CANCELLED,       nothing, refused,         0, 0",
        "CANCELLED,       part,    refused,         0, 0",
        "CANCELLED,       rest,    refused,         0, 0",
        "CANCELLED,       close,   refused,         0, 0",
        "CANCELLED,       same,    refused,         0, 0",
        "CANCELLED,       more,    refused,         0, 0",
        "CANCELLED,       cancel,  CANCELLED,       0, 0"
    })
    void theWholeMatrix(Status state, String command, String expected, long came, long awaited) {
        InboundShipment before = inState(state);

        Outcome outcome = tell(before, command);

        switch (outcome) {
            case Refused(Outcome.Refusal why) -> {
                assertThat(expected).isEqualTo("refused");
                assertThat(why.name()).isEqualTo(state.name());
            }
            case Done(InboundShipment after, List<Movement> movements) -> {
                assertThat(Status.of(after.state()).name()).isEqualTo(expected);
                assertThat(movements.stream().mapToLong(Movement::quantity).sum())
                        .isEqualTo(came);
                assertThat(awaited(after)).isEqualTo(awaited);
                boolean unchanged = state.name().equals(expected) && awaited(before) == awaited;
                assertThat(after.version()).isEqualTo(unchanged ? before.version() : before.version() + 1);
                assertThat(after == before).isEqualTo(unchanged);
            }
        }
    }

    @Test
    void damagedPiecesComeInAndAreSetApart() {
        Done done = (Done) announced().receive(receipt("GR-1", false, new Receipt.Line(SHIRT, 1, 2)));

        assertThat(done.movements())
                .extracting(movement -> movement.place().location(), Movement::quantity, Movement::reason)
                .containsExactly(tuple(LILLE, 3L, MovementReason.RECEIPT), tuple(LILLE, -2L, MovementReason.DAMAGED));
        assertThat(done.movements()).extracting(Movement::source).doesNotHaveDuplicates();
    }

    @Test
    void whatWasNotAnnouncedIsASurplus() {
        Done done = (Done) announced()
                .receive(receipt("GR-1", true, new Receipt.Line(SHIRT, 6, 0), new Receipt.Line(SOCKS, 1, 0)));

        assertThat(done.shipment().lines())
                .extracting(InboundLine::sku, InboundLine::surplus)
                .containsExactly(tuple(SHIRT, 2L), tuple(SOCKS, 1L));
    }

    @Test
    void aChangeCountsWhatHasCome() {
        InboundShipment two = received(announced(), receipt("GR-1", false, new Receipt.Line(SHIRT, 2, 0)));

        assertThat(awaited(changed(two, forecast(THIRD, SHIRT, 10)))).isEqualTo(8);
        assertThat(awaited(changed(two, forecast(THIRD, SHIRT, 1)))).isZero();
        InboundShipment other = changed(two, forecast(null, SOCKS, 5));
        assertThat(other.expectedOn()).isNull();
        assertThat(other.lines())
                .extracting(InboundLine::sku, InboundLine::announced, InboundLine::surplus)
                .containsExactly(tuple(SHIRT, 0L, 2L), tuple(SOCKS, 5L, 0L));
    }

    @Test
    void whatIsAnnouncedNoMoreIsForgotten() {
        assertThat(changed(announced(), forecast(THIRD, SOCKS, 5)).lines())
                .extracting(InboundLine::sku)
                .containsExactly(SOCKS);
    }

    @Test
    void anotherDayAloneIsAChange() {
        InboundShipment later = changed(announced(), forecast(THIRD.plusDays(1), SHIRT, 4));

        assertThat(later.version()).isEqualTo(2);
        assertThat(later.awaitedSince(announced())).isEmpty();
    }

    @Test
    void aReceiptRepeatsOneThatSaysTheSame() {
        Receipt.Line shirts = new Receipt.Line(SHIRT, 1, 0);
        Receipt.Line socks = new Receipt.Line(SOCKS, 2, 0);
        Receipt taken = receipt("GR-1", false, shirts, socks);

        assertThat(new Receipt("GR-1", List.of(socks, shirts), null, false).repeats(taken))
                .isTrue();
        assertThat(new Receipt("GR-1", List.of(socks, shirts), NOW, false).repeats(taken))
                .isTrue();
        assertThat(new Receipt("GR-1", List.of(socks, shirts), NOW.plusNanos(1_000), false).repeats(taken))
                .isFalse();
        assertThat(new Receipt("GR-1", List.of(shirts), null, false).repeats(taken))
                .isFalse();
        assertThat(new Receipt("GR-1", List.of(socks, shirts), null, true).repeats(taken))
                .isFalse();
    }

    /** Whatever comes, in whatever order: no piece is awaited twice, and the equation of each line holds. */
    @Test
    void randomHistoriesAddUp() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            InboundShipment shipment = announced();
            long came = 0;
            long awaited = awaited(shipment);
            for (int step = 0; step < 12; step++) {
                Outcome outcome = tell(shipment, any(random));
                if (outcome instanceof Done(InboundShipment after, List<Movement> movements)) {
                    came += movements.stream().mapToLong(Movement::quantity).sum();
                    awaited += after.awaitedSince(shipment).getOrDefault(new Place(LILLE, SHIRT), 0L);
                    shipment = after;
                }
                assertThat(awaited).as("seed %d", seed).isEqualTo(awaited(shipment));
                assertThat(shipment.lines().stream()
                                .mapToLong(InboundLine::received)
                                .sum())
                        .as("seed %d", seed)
                        .isEqualTo(came);
                for (InboundLine line : shipment.lines()) {
                    assertThat(line.announced())
                            .as("seed %d", seed)
                            .isEqualTo(line.received()
                                    + line.damaged()
                                    + shipment.awaited(line)
                                    + shipment.missing(line)
                                    - line.surplus());
                }
            }
        }
    }

    private static String any(Random random) {
        List<String> commands = List.of("part", "part", "nothing", "same", "more", "less", "rest", "close", "cancel");
        return commands.get(random.nextInt(random.nextInt(4) == 0 ? commands.size() : 6));
    }

    private static Outcome tell(InboundShipment shipment, String command) {
        return switch (command) {
            case "nothing" -> shipment.receive(receipt("GR-0", false, new Receipt.Line(SHIRT, 0, 0)));
            case "part" -> shipment.receive(receipt("GR-1", false, new Receipt.Line(SHIRT, 1, 0)));
            case "rest" -> shipment.receive(receipt("GR-2", true, new Receipt.Line(SHIRT, 3, 0)));
            case "close" -> shipment.receive(receipt("GR-3", true));
            case "same" -> shipment.change(forecast(THIRD, SHIRT, 4));
            case "more" -> shipment.change(forecast(THIRD, SHIRT, 6));
            case "less" -> shipment.change(forecast(THIRD, SHIRT, 1));
            case "cancel" -> shipment.cancel(NOW);
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static InboundShipment inState(Status state) {
        return switch (state) {
            case ANNOUNCED -> announced();
            case PARTLY_RECEIVED -> received(announced(), receipt("GR", false, new Receipt.Line(SHIRT, 1, 0)));
            case RECEIVED -> received(announced(), receipt("GR", true, new Receipt.Line(SHIRT, 4, 0)));
            case CANCELLED -> ((Done) announced().cancel(NOW)).shipment();
        };
    }

    private static InboundShipment announced() {
        return InboundShipment.announce(
                Ids.next(), new Announcement(LILLE, "SUPPLIER-7", "DA-1", forecast(THIRD, SHIRT, 4)));
    }

    private static InboundShipment received(InboundShipment shipment, Receipt receipt) {
        return ((Done) shipment.receive(receipt)).shipment();
    }

    private static InboundShipment changed(InboundShipment shipment, Forecast said) {
        return ((Done) shipment.change(said)).shipment();
    }

    private static Forecast forecast(LocalDate expectedOn, Sku sku, long pieces) {
        return new Forecast(expectedOn, List.of(new Forecast.Goods(sku, pieces)));
    }

    private static Receipt receipt(String reference, boolean complete, Receipt.Line... lines) {
        return new Receipt(reference, new ArrayList<>(List.of(lines)), NOW, complete);
    }

    private static long awaited(InboundShipment shipment) {
        return shipment.lines().stream().mapToLong(shipment::awaited).sum();
    }
}
