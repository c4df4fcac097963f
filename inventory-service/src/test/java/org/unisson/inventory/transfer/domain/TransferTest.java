package org.unisson.inventory.transfer.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.MovementReason;
import org.unisson.inventory.transfer.domain.Outcome.Done;
import org.unisson.inventory.transfer.domain.Outcome.Refused;

class TransferTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Gln LYON = Gln.ofTwelve("301234500001");
    private static final Gln LILLE = Gln.ofTwelve("301234500002");
    private static final Sku SHIRT = new Sku("SHIRT-M");
    private static final Sku SOCKS = new Sku("SOCKS");

    /** Every state against every command: where it goes, and how many pieces move, of four shipped. */
    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource({
        "SHIPPED,         nothing, SHIPPED,         0",
        "SHIPPED,         part,    PARTLY_RECEIVED, 1",
        "SHIPPED,         rest,    RECEIVED,        3",
        "SHIPPED,         close,   RECEIVED,        0",
        "SHIPPED,         cancel,  CANCELLED,       4",
        "PARTLY_RECEIVED, nothing, PARTLY_RECEIVED, 0",
        "PARTLY_RECEIVED, part,    PARTLY_RECEIVED, 1",
        "PARTLY_RECEIVED, rest,    RECEIVED,        3",
        "PARTLY_RECEIVED, close,   RECEIVED,        0",
        "PARTLY_RECEIVED, cancel,  refused,         0",
        "RECEIVED,        nothing, refused,         0",
        "RECEIVED,        part,    refused,         0",
        "RECEIVED,        rest,    refused,         0",
        "RECEIVED,        close,   refused,         0",
        "RECEIVED,        cancel,  refused,         0",
        "CANCELLED,       nothing, refused,         0",
        "CANCELLED,       part,    refused,         0",
        "CANCELLED,       rest,    refused,         0",
        "CANCELLED,       close,   refused,         0",
        "CANCELLED,       cancel,  CANCELLED,       0"
    })
    void theWholeMatrix(Status state, String command, String expected, long moved) {
        Transfer before = inState(state);

        Outcome outcome = tell(before, command);

        switch (outcome) {
            case Refused(Outcome.Refusal why) -> {
                assertThat(expected).isEqualTo("refused");
                assertThat(why.name()).isEqualTo(state.name());
            }
            case Done(Transfer after, List<Movement> movements) -> {
                assertThat(Status.of(after.state()).name()).isEqualTo(expected);
                assertThat(movements.stream().mapToLong(Movement::quantity).sum())
                        .isEqualTo(moved);
                boolean unchanged = state.name().equals(expected) && moved == 0;
                assertThat(after.version()).isEqualTo(unchanged ? before.version() : before.version() + 1);
                assertThat(after == before).isEqualTo(unchanged);
            }
        }
    }

    @Test
    void damagedPiecesComeInAndGoOutAgain() {
        Done done = (Done) shipped().receive(delivery(false, new Delivery.Line(SHIRT, 1, 2)));

        assertThat(done.movements())
                .extracting(movement -> movement.place().location(), Movement::quantity, Movement::reason)
                .containsExactly(
                        tuple(LILLE, 3L, MovementReason.TRANSFER_IN), tuple(LILLE, -2L, MovementReason.DAMAGED));
        assertThat(done.movements()).extracting(Movement::source).doesNotHaveDuplicates();
    }

    @Test
    void whatWasNotShippedIsASurplus() {
        Done done = (Done)
                shipped().receive(delivery(true, new Delivery.Line(SHIRT, 6, 0), new Delivery.Line(SOCKS, 1, 0)));

        assertThat(done.transfer().lines())
                .extracting(TransferLine::sku, TransferLine::shipped, TransferLine::surplus)
                .containsExactly(tuple(SHIRT, 4L, 2L), tuple(SOCKS, 0L, 1L));
    }

    @Test
    void aTransferKnowsTheShipmentThatItIsOf() {
        Transfer received = ((Done) shipped().receive(delivery(true, new Delivery.Line(SOCKS, 1, 0)))).transfer();

        assertThat(received.isOf(shipment(4, null))).isTrue();
        assertThat(received.isOf(shipment(4, NOW))).isTrue();
        assertThat(received.isOf(shipment(5, null))).isFalse();
        assertThat(received.isOf(shipment(4, NOW.minusSeconds(1)))).isFalse();
    }

    /** Whatever arrives, in whatever parts: no piece is lost, and the movements say the same as the transfer. */
    @Test
    void everyPieceIsAccountedFor() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            Transfer transfer = shipped();
            List<Movement> movements = new ArrayList<>();
            for (int step = random.nextInt(5); step >= 0; step--) {
                Outcome outcome = random.nextInt(4) == 0
                        ? transfer.cancel(NOW)
                        : transfer.receive(delivery(
                                random.nextInt(3) == 0,
                                new Delivery.Line(SHIRT, random.nextInt(4), random.nextInt(3)),
                                new Delivery.Line(SOCKS, random.nextInt(2), random.nextInt(2))));
                if (outcome instanceof Done(Transfer after, List<Movement> moved)) {
                    transfer = after;
                    movements.addAll(moved);
                }
            }
            for (TransferLine line : transfer.lines()) {
                long back = Status.of(transfer.state()) == Status.CANCELLED ? line.shipped() : 0;
                assertThat(line.received()
                                + line.damaged()
                                + transfer.inTransit(line)
                                + transfer.missing(line)
                                + back
                                - line.surplus())
                        .as("seed %d, run %d, %s", seed, run, transfer)
                        .isEqualTo(line.shipped());
                assertThat(movements.stream()
                                .filter(movement -> movement.place().sku().equals(line.sku()))
                                .mapToLong(Movement::quantity)
                                .sum())
                        .as("seed %d, run %d, %s", seed, run, movements)
                        .isEqualTo(line.received() + back);
            }
        }
    }

    private static Transfer inState(Status status) {
        return switch (status) {
            case SHIPPED -> shipped();
            case PARTLY_RECEIVED -> ((Done) tell(shipped(), "part")).transfer();
            case RECEIVED -> ((Done) tell(shipped(), "rest")).transfer();
            case CANCELLED -> ((Done) tell(shipped(), "cancel")).transfer();
        };
    }

    private static Outcome tell(Transfer transfer, String command) {
        return switch (command) {
            case "nothing" -> transfer.receive(delivery(false, new Delivery.Line(SHIRT, 0, 0)));
            case "part" -> transfer.receive(delivery(false, new Delivery.Line(SHIRT, 1, 0)));
            case "rest" -> transfer.receive(delivery(true, new Delivery.Line(SHIRT, 3, 0)));
            case "close" -> transfer.receive(delivery(true));
            case "cancel" -> transfer.cancel(NOW);
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static Transfer shipped() {
        return Transfer.ship(Ids.next(), shipment(4, null), NOW).transfer();
    }

    private static Shipment shipment(long pieces, Instant shippedAt) {
        return new Shipment(LYON, LILLE, null, List.of(new Shipment.Goods(SHIRT, pieces)), shippedAt, null);
    }

    private static Delivery delivery(boolean complete, Delivery.Line... lines) {
        return new Delivery(Ids.next(), Stream.of(lines).toList(), NOW, complete);
    }
}
