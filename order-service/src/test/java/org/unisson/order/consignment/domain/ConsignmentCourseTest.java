package org.unisson.order.consignment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.domain.ConsignmentCourse.Outcome;

/** The whole matrix, and random histories of which each adds up. */
class ConsignmentCourseTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID LINE = Ids.next();
    private static final Gln GLN = Gln.ofTwelve("301234567890");
    private static final Gln STORE = Gln.ofTwelve("301234567891");
    private static final Parcel PARCEL = new Parcel("Carrier", "1");

    /** A column per message, in this order. */
    private static final List<ConsignmentMessage> MESSAGES = List.of(
            new ConsignmentMessage.Picked(Map.of()),
            new ConsignmentMessage.Picked(Map.of(LINE, 1L)),
            new ConsignmentMessage.Packed(),
            new ConsignmentMessage.Shipped(PARCEL),
            new ConsignmentMessage.Delivered(),
            new ConsignmentMessage.MadeReady("123456", null, null, NOON),
            new ConsignmentMessage.CodeShown("123456", "Ada"),
            new ConsignmentMessage.CodeShown("000000", "Eve"),
            new ConsignmentMessage.HandedOver(),
            new ConsignmentMessage.Cancelled(Map.of(LINE, 1L)),
            new ConsignmentMessage.Cancelled(Map.of(LINE, 4L)),
            new ConsignmentMessage.Withdrawn(),
            new ConsignmentMessage.Resolved(Map.of(LINE, 1L)),
            new ConsignmentMessage.CollectionLooked(),
            new ConsignmentMessage.PromiseLooked(),
            new ConsignmentMessage.TakenInStore(Map.of(LINE, 3L)),
            new ConsignmentMessage.TakenInStore(Map.of(LINE, 4L)),
            new ConsignmentMessage.Arrived(Map.of()),
            new ConsignmentMessage.Arrived(Map.of(LINE, 1L)),
            new ConsignmentMessage.Replaced(Map.of(LINE, 1L)),
            new ConsignmentMessage.Replaced(Map.of(LINE, 4L)));

    private static final String SHIPPED = """
            ALLOCATED ONWARDS MISSED REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED LEFT CANCELLED REFUSED WITHDRAWN REFUSED NOT_YET BROKEN_PROMISE WITHDRAWN REFUSED REFUSED REFUSED REPLACED REFUSED
            PICKED REPEATED MISSED ONWARDS REFUSED REFUSED REFUSED REFUSED REFUSED LEFT CANCELLED REFUSED WITHDRAWN REFUSED NOT_YET BROKEN_PROMISE REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED
            PACKED REPEATED MISSED REPEATED LEFT REFUSED REFUSED REFUSED REFUSED LEFT CANCELLED REFUSED WITHDRAWN REFUSED NOT_YET BROKEN_PROMISE REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED
            SHIPPED REPEATED REFUSED REPEATED REPEATED ONWARDS REFUSED REFUSED REFUSED REPEATED REFUSED REFUSED REPEATED REFUSED NOT_YET BROKEN_PROMISE REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED
            DELIVERED REPEATED REFUSED REPEATED REPEATED REPEATED REFUSED REFUSED REFUSED REPEATED REFUSED REFUSED REPEATED REFUSED NOT_YET NOT_YET REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED
            CLOSED REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED REPEATED REFUSED REFUSED REPEATED REFUSED NOT_YET NOT_YET REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED""";

    private static final String COLLECTED = """
            ALLOCATED ONWARDS MISSED REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED LEFT CANCELLED REFUSED WITHDRAWN REFUSED NOT_YET BROKEN_PROMISE WITHDRAWN REFUSED REFUSED REFUSED REPLACED REFUSED
            PICKED REPEATED MISSED ONWARDS REFUSED REFUSED READY REFUSED REFUSED LEFT CANCELLED REFUSED WITHDRAWN REFUSED NOT_YET BROKEN_PROMISE REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED
            PACKED REPEATED MISSED REPEATED REFUSED REFUSED READY REFUSED REFUSED LEFT CANCELLED REFUSED WITHDRAWN REFUSED NOT_YET BROKEN_PROMISE REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED
            READY REPEATED REFUSED REPEATED REFUSED REFUSED REPEATED LEFT WRONG_CODE LEFT CANCELLED REFUSED WITHDRAWN REFUSED NOT_COLLECTED NOT_YET REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED
            COLLECTED REPEATED REFUSED REPEATED REFUSED REFUSED REPEATED REPEATED REFUSED REPEATED REFUSED REFUSED REPEATED REFUSED NOT_YET NOT_YET REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED
            CLOSED REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED REPEATED REFUSED REFUSED REPEATED REFUSED NOT_YET NOT_YET REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED""";

    /** Collected in one store and sent there from another location. */
    private static final String SENT_TO_STORE = """
            ALLOCATED ONWARDS MISSED REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED LEFT CANCELLED REFUSED WITHDRAWN REFUSED NOT_YET BROKEN_PROMISE WITHDRAWN REFUSED REFUSED REFUSED REPLACED REFUSED
            PICKED REPEATED MISSED ONWARDS REFUSED REFUSED REFUSED REFUSED REFUSED LEFT CANCELLED REFUSED WITHDRAWN REFUSED NOT_YET BROKEN_PROMISE REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED
            PACKED REPEATED MISSED REPEATED SENT REFUSED REFUSED REFUSED REFUSED LEFT CANCELLED REFUSED WITHDRAWN REFUSED NOT_YET BROKEN_PROMISE REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED
            SHIPPED REPEATED REFUSED REPEATED REPEATED ONWARDS REFUSED REFUSED REFUSED LEFT REFUSED REFUSED WITHDRAWN REFUSED NOT_YET BROKEN_PROMISE REFUSED REFUSED ONWARDS MISSED REFUSED REFUSED
            ARRIVED REPEATED REFUSED REPEATED REPEATED REPEATED READY REFUSED REFUSED LEFT CANCELLED REFUSED WITHDRAWN REFUSED NOT_YET BROKEN_PROMISE REFUSED REFUSED REPEATED MISSED REFUSED REFUSED
            READY REPEATED REFUSED REPEATED REPEATED REPEATED REPEATED LEFT WRONG_CODE LEFT CANCELLED REFUSED WITHDRAWN REFUSED NOT_COLLECTED NOT_YET REFUSED REFUSED REPEATED REFUSED REFUSED REFUSED
            COLLECTED REPEATED REFUSED REPEATED REPEATED REPEATED REPEATED REPEATED REFUSED REPEATED REFUSED REFUSED REPEATED REFUSED NOT_YET NOT_YET REFUSED REFUSED REPEATED REFUSED REFUSED REFUSED
            CLOSED REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED REPEATED REFUSED REFUSED REPEATED REFUSED NOT_YET NOT_YET REFUSED REFUSED REFUSED REFUSED REFUSED REFUSED""";

    static Stream<Arguments> matrix() {
        return Stream.of(
                        rows(SHIPPED, Fulfilment.Method.SHIP, null),
                        rows(COLLECTED, Fulfilment.Method.PICKUP, null),
                        rows(SENT_TO_STORE, Fulfilment.Method.PICKUP, STORE))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> rows(String table, Fulfilment.Method method, Gln store) {
        return table.lines().flatMap(row -> {
            String[] words = row.trim().split("\\s+");
            assertThat(words).as(row).hasSize(MESSAGES.size() + 1);
            return IntStream.range(0, MESSAGES.size())
                    .mapToObj(index -> Arguments.of(
                            method,
                            store,
                            Status.valueOf(words[0]),
                            MESSAGES.get(index),
                            Step.valueOf(words[index + 1])));
        });
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @MethodSource("matrix")
    void everyMessageHasItsOutcomeInEveryStatus(
            Fulfilment.Method method, Gln store, Status status, ConsignmentMessage message, Step expected) {
        Consignment before = standing(method, store, status);

        Outcome outcome = new ConsignmentCourse(NOON).of(before, message);

        assertThat(outcome.step()).isEqualTo(expected);
        boolean same =
                switch (expected) {
                    case REPEATED, NOT_YET, REFUSED, LOCKED -> true;
                    default -> false;
                };
        assertThat(outcome.after() == before).isEqualTo(same);
        assertThat(outcome.after().version()).isEqualTo(before.version() + (same ? 0 : 1));
    }

    @Test
    void aPromiseHoldsUntilItsInstantAndIsBrokenOnce() {
        Consignment it = standing(Fulfilment.Method.SHIP, null, Status.PACKED);

        assertThat(new ConsignmentCourse(NOON.minusNanos(1_000))
                        .of(it, new ConsignmentMessage.PromiseLooked())
                        .step())
                .isEqualTo(Step.NOT_YET);
        Outcome broken = new ConsignmentCourse(NOON).of(it, new ConsignmentMessage.PromiseLooked());
        assertThat(broken.step()).isEqualTo(Step.BROKEN_PROMISE);
        assertThat(new ConsignmentCourse(NOON)
                        .of(broken.after(), new ConsignmentMessage.PromiseLooked())
                        .step())
                .isEqualTo(Step.NOT_YET);
    }

    @Test
    void fiveWrongCodesLockItUntilThereIsANewOne() {
        Consignment it = standing(Fulfilment.Method.PICKUP, null, Status.READY);
        ConsignmentCourse course = new ConsignmentCourse(NOON);
        for (int attempt = 0; attempt < Pickup.WRONG_CODES_AT_MOST; attempt++) {
            Outcome wrong = course.of(it, new ConsignmentMessage.CodeShown("000000", null));
            assertThat(wrong.step()).isEqualTo(Step.WRONG_CODE);
            it = wrong.after();
        }

        assertThat(course.of(it, new ConsignmentMessage.CodeShown("123456", null))
                        .step())
                .isEqualTo(Step.LOCKED);
        it = course.of(it, new ConsignmentMessage.CodeRenewed("654321")).after();
        assertThat(course.of(it, new ConsignmentMessage.CodeShown("123456", null))
                        .step())
                .isEqualTo(Step.WRONG_CODE);
        assertThat(course.of(it, new ConsignmentMessage.CodeShown("654321", null))
                        .step())
                .isEqualTo(Step.LEFT);
    }

    @Test
    void inRandomHistoriesPiecesOnlyMoveOnAndAlwaysAddUp() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int history = 0; history < 2_000; history++) {
            Consignment it = random(random);
            for (int step = 0; step < 25; step++) {
                ConsignmentMessage message = message(random, it);
                Instant now = NOON.plusSeconds(random.nextInt(-2, 3));
                Consignment after = new ConsignmentCourse(now).of(it, message).after();
                assertMovedOn(it, after, "seed " + seed + ": " + message + " on " + it);
                it = after;
            }
        }
    }

    private static void assertMovedOn(Consignment before, Consignment after, String what) {
        for (int index = 0; index < before.lines().size(); index++) {
            ConsignedLine was = before.lines().get(index);
            ConsignedLine is = after.lines().get(index);
            assertThat(is.open() + is.handedOver() + is.notFound() + is.withdrawn() + is.cancelled())
                    .as(what)
                    .isEqualTo(was.quantity());
            assertThat(is.handedOver() >= was.handedOver()
                            && is.notFound() >= was.notFound()
                            && is.withdrawn() >= was.withdrawn()
                            && is.cancelled() >= was.cancelled()
                            && is.resolved() >= was.resolved())
                    .as(what)
                    .isTrue();
        }
        if (before.status().isFinal()) {
            assertThat(after.status()).as(what).isEqualTo(before.status());
        }
        if (after.status().isFinal()) {
            assertThat(after.open()).as(what).isZero();
        }
        assertThat(after.open() == 0)
                .as(what)
                .isEqualTo(after.status().isFinal() || (after.status() == Status.SHIPPED && !after.isForStore()));
        assertSentAddsUp(before, after, what);
    }

    /** What was sent is open, with the customer, or accounted for; it is sent once, and only where there is a store. */
    private static void assertSentAddsUp(Consignment before, Consignment after, String what) {
        for (int index = 0; index < before.lines().size(); index++) {
            SentPieces was = before.lines().get(index).sent();
            ConsignedLine line = after.lines().get(index);
            SentPieces is = line.sent();
            assertThat(was.any() && is.quantity() != was.quantity()).as(what).isFalse();
            assertThat(is.any() && !after.isForStore()).as(what).isFalse();
            if (is.any()) {
                assertThat(is.quantity())
                        .as(what)
                        .isEqualTo(line.open() + line.handedOver() + is.lost() + is.withdrawn() + is.cancelled());
            }
        }
    }

    private static ConsignmentMessage message(Random random, Consignment it) {
        Map<UUID, Long> some = new HashMap<>();
        it.lines().forEach(line -> {
            if (random.nextBoolean()) {
                some.put(line.lineId(), 1L + random.nextInt(3));
            }
        });
        return switch (random.nextInt(15)) {
            case 0 -> new ConsignmentMessage.Picked(random.nextBoolean() ? Map.of() : some);
            case 1 -> new ConsignmentMessage.Packed();
            case 2 -> new ConsignmentMessage.Shipped(PARCEL);
            case 3 -> new ConsignmentMessage.Delivered();
            case 4 -> new ConsignmentMessage.MadeReady("123456", null, null, NOON.plusSeconds(1));
            case 5 -> new ConsignmentMessage.CodeShown(random.nextBoolean() ? "123456" : "9", null);
            case 6 -> new ConsignmentMessage.HandedOver();
            case 7 -> new ConsignmentMessage.Cancelled(some);
            case 8 -> new ConsignmentMessage.Withdrawn();
            case 9 -> new ConsignmentMessage.Resolved(some);
            case 10 -> new ConsignmentMessage.CollectionLooked();
            case 11 -> new ConsignmentMessage.TakenInStore(some);
            case 12 -> new ConsignmentMessage.Arrived(random.nextBoolean() ? Map.of() : some);
            case 13 -> new ConsignmentMessage.Replaced(some);
            default -> new ConsignmentMessage.PromiseLooked();
        };
    }

    private static Consignment random(Random random) {
        List<ConsignedLine> lines = new ArrayList<>();
        for (int index = 0; index <= random.nextInt(3); index++) {
            lines.add(ConsignedLine.of(Ids.next(), new Sku("S"), 1 + random.nextInt(5)));
        }
        boolean ships = random.nextBoolean();
        return new Consignment(
                Ids.next(),
                Ids.next(),
                null,
                1,
                GLN,
                ships ? Fulfilment.Method.SHIP : Fulfilment.Method.PICKUP,
                Status.ALLOCATED,
                lines,
                NOON,
                null,
                null,
                null,
                ships || random.nextBoolean() ? null : StoreLeg.to(STORE),
                random.nextBoolean());
    }

    private static Consignment standing(Fulfilment.Method method, Gln store, Status status) {
        ConsignedLine line = ConsignedLine.of(LINE, new Sku("S"), 3);
        ConsignedLine sent = store == null ? line : line.send();
        ConsignedLine at =
                switch (status) {
                    case SHIPPED, DELIVERED -> store == null ? line.handOver() : sent;
                    case COLLECTED -> sent.handOver();
                    case CLOSED -> sent.cancel(3);
                    case ALLOCATED, PICKED, PACKED -> line;
                    case ARRIVED, READY -> sent;
                };
        boolean shown = status == Status.READY || status == Status.COLLECTED;
        boolean shipped = status == Status.SHIPPED
                || status == Status.DELIVERED
                || at.sent().any();
        return new Consignment(
                Ids.next(),
                Ids.next(),
                null,
                7,
                GLN,
                method,
                status,
                List.of(at),
                NOON,
                null,
                shipped ? PARCEL : null,
                shown ? new Pickup("123456", 0, null, null, NOON, null) : null,
                store == null ? null : StoreLeg.to(store),
                false);
    }
}
