package org.unisson.inventory.stock.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.stock.domain.Disposition.From;
import org.unisson.inventory.stock.domain.Disposition.To;

class MovementTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Place SHELF = new Place(Gln.ofTwelve("300000000002"), new Sku("SHIRT-M"));

    static Stream<Arguments> dispositions() {
        return Stream.of(
                arguments(From.SELLABLE, To.QUALITY_CONTROL, new Pieces(-3, 3, 0), MovementReason.QUALITY_CONTROL),
                arguments(From.SELLABLE, To.DAMAGED, new Pieces(-3, 0, 3), MovementReason.DAMAGED),
                arguments(From.SELLABLE, To.WRITE_OFF, new Pieces(-3, 0, 0), MovementReason.WRITE_OFF),
                arguments(From.QUALITY_CONTROL, To.SELLABLE, new Pieces(3, -3, 0), MovementReason.RESTOCKED),
                arguments(From.QUALITY_CONTROL, To.DAMAGED, new Pieces(0, -3, 3), MovementReason.DAMAGED),
                arguments(From.QUALITY_CONTROL, To.WRITE_OFF, new Pieces(0, -3, 0), MovementReason.WRITE_OFF),
                arguments(From.DAMAGED, To.SELLABLE, new Pieces(3, 0, -3), MovementReason.RESTOCKED),
                arguments(From.DAMAGED, To.QUALITY_CONTROL, new Pieces(0, 3, -3), MovementReason.QUALITY_CONTROL),
                arguments(From.DAMAGED, To.WRITE_OFF, new Pieces(0, 0, -3), MovementReason.WRITE_OFF));
    }

    @ParameterizedTest
    @MethodSource("dispositions")
    void aDispositionIsOneEntry(From from, To to, Pieces pieces, MovementReason reason) {
        Movement movement = new Disposition(SHELF, from, to, 3, null).movement(Ids.next(), NOW);

        assertThat(movement.pieces()).isEqualTo(pieces);
        assertThat(movement.reason()).isEqualTo(reason);
        assertThat(pieces.total()).isEqualTo(to == To.WRITE_OFF ? -3 : 0);
    }

    @Test
    void nothingStaysWhereItIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Disposition(SHELF, From.DAMAGED, To.DAMAGED, 1, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Disposition(SHELF, From.DAMAGED, To.SELLABLE, 0, null));
    }

    @Test
    void whatIsSetApartIsKeptInItsState() {
        assertThat(change(-2, MovementReason.QUALITY_CONTROL)).isEqualTo(new Pieces(-2, 2, 0));
        assertThat(change(-2, MovementReason.DAMAGED)).isEqualTo(new Pieces(-2, 0, 2));
        assertThat(change(-2, MovementReason.SALE)).isEqualTo(new Pieces(-2, 0, 0));
    }

    @Test
    void noReasonButAShiftAndAWriteOffTouchesWhatIsSetApart() {
        Pieces apart = new Pieces(0, -1, 0);
        assertThat(Stream.of(MovementReason.values()).filter(reason -> reason.allows(apart)))
                .containsExactly(MovementReason.WRITE_OFF);
        assertThat(Stream.of(MovementReason.values()).filter(reason -> reason.allows(Pieces.NONE)))
                .isEmpty();
    }

    @Test
    void aShiftNeverChangesHowManyThereAre() {
        LongStream.rangeClosed(-1, 1)
                .boxed()
                .flatMap(a -> LongStream.rangeClosed(-1, 1).boxed().flatMap(b -> LongStream.rangeClosed(-1, 1)
                        .mapToObj(c -> new Pieces(a, b, c))))
                .forEach(pieces -> Stream.of(
                                MovementReason.QUALITY_CONTROL, MovementReason.DAMAGED, MovementReason.RESTOCKED)
                        .filter(reason -> reason.allows(pieces))
                        .forEach(reason ->
                                assertThat(pieces.total()).as("%s", reason).isZero()));
    }

    private static Pieces change(long quantity, MovementReason reason) {
        return new Movement(Ids.next(), SHELF, quantity, reason, "test", NOW).pieces();
    }
}
