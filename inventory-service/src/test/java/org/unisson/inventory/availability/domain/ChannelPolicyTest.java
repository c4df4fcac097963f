package org.unisson.inventory.availability.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.location.domain.Handling;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockLevel;

class ChannelPolicyTest {

    private static final Gln LYON = Gln.ofTwelve("300000000002");
    private static final Gln NANTES = Gln.ofTwelve("300000000003");
    private static final Sku SHIRT = new Sku("SHIRT-M");

    @ParameterizedTest
    @CsvSource({"10,0,0,0,10", "10,2,1,3,4", "10,2,1,7,0", "10,2,1,8,0", "-3,0,0,0,0", "5,0,0,5,0", "5,0,0,4,1"})
    void keepsItsBufferBack(long onHand, long reserved, long safety, long buffer, long promisable) {
        ChannelPolicy policy = new ChannelPolicy("web", 1, 100, buffer, Map.of(), Optional.empty(), Optional.empty());

        assertThat(policy.promisable(level(onHand, reserved, safety))).isEqualTo(promisable);
    }

    @Test
    void theShareIsOfWhatIsAvailableAndTheBufferOfEveryPlace() {
        ChannelPolicy policy =
                new ChannelPolicy("web", 1, 50, 2, Map.of(SHIRT, 6L), Optional.empty(), Optional.empty());

        assertThat(policy.promisable(level(12, 1, 1))).isEqualTo(4);
        assertThat(policy.promisable(level(20, 1, 1))).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"10,0,5", "10,4,7", "10,10,10", "3,5,3", "0,5,0"})
    void whatWasPromisedAlreadyStaysPromisedAndOnlyTheRestIsShared(long onHand, long pledged, long promisable) {
        ChannelPolicy policy = new ChannelPolicy("web", 1, 50, 0, Map.of(), Optional.empty(), Optional.empty());

        assertThat(policy.promisable(level(onHand, 0, 0), pledged)).isEqualTo(promisable);
        assertThat(allocatedTo(NANTES).promisable(level(onHand, 0, 0), pledged)).isEqualTo(Math.min(onHand, pledged));
    }

    @Test
    void aSkusOwnBufferTakesThePlaceOfTheChannels() {
        ChannelPolicy policy =
                new ChannelPolicy("web", 1, 100, 9, Map.of(SHIRT, 0L), Optional.empty(), Optional.empty());

        assertThat(policy.promisable(level(10, 0, 0))).isEqualTo(10);
        assertThat(policy.bufferOf(new Sku("SHOE-42"))).isEqualTo(9);
    }

    @Test
    void aLocationThatIsNotAllocatedPromisesNothing() {
        assertThat(allocatedTo(NANTES).promisable(level(10, 0, 0))).isZero();
        assertThat(allocatedTo(LYON).promisable(level(10, 0, 0))).isEqualTo(10);
        assertThat(ChannelPolicy.open("web").promisable(level(10, 0, 0))).isEqualTo(10);
    }

    @Test
    void everyReasonIsNamed() {
        Site closed = new Site(LYON, false, false, Set.of("SELL"), 45.76, 4.86, Handling.UNKNOWN);

        Promise promise = Promise.of(level(10, 0, 0), closed, allocatedTo(NANTES), "SHIP");

        assertThat(promise.excluded()).containsExactly("CLOSED", "CANNOT_SHIP", "NOT_ALLOCATED");
        assertThat(promise.pieces()).isZero();
    }

    private static ChannelPolicy allocatedTo(Gln location) {
        return new ChannelPolicy("web", 1, 100, 0, Map.of(), Optional.of(Set.of(location)), Optional.empty());
    }

    private static StockLevel level(long onHand, long reserved, long safety) {
        return new StockLevel(new Place(LYON, SHIRT), onHand, reserved, safety, 1, "RECEIPT");
    }
}
