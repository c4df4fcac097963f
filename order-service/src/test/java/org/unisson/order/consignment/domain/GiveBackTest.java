package org.unisson.order.consignment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.domain.GiveBack.Part;

/** What is given back first of a line that lies in several places. */
class GiveBackTest {

    private static final UUID LINE = Ids.next();
    private static final Set<Status> NOT_LEFT = Set.of(Status.ALLOCATED, Status.PICKED, Status.PACKED, Status.READY);
    private static final Gln LYON = Gln.ofTwelve("301234567890");
    private static final Gln NICE = Gln.ofTwelve("301234567891");
    private static final Gln METZ = Gln.ofTwelve("301234567892");

    @Test
    void whatNobodyHasPickedGoesFirst() {
        List<Consignment> all =
                List.of(sent(LYON, Status.PACKED, 1), sent(NICE, Status.PICKED, 1), sent(METZ, Status.ALLOCATED, 5));

        assertThat(given(all, 6)).containsExactly(Map.entry(METZ, 5L), Map.entry(NICE, 1L));
    }

    @Test
    void ofThatAParcelBeforeWhatGoesToAStoreBeforeWhatLiesThere() {
        List<Consignment> all = List.of(
                at(NICE, Fulfilment.Method.PICKUP, null, Status.ALLOCATED, 1),
                at(METZ, Fulfilment.Method.PICKUP, StoreLeg.to(NICE), Status.ALLOCATED, 1),
                sent(LYON, Status.ALLOCATED, 1));

        assertThat(given(all, 3)).containsExactly(Map.entry(LYON, 1L), Map.entry(METZ, 1L), Map.entry(NICE, 1L));
    }

    @Test
    void ofParcelsTheSmallestWhichFallsAwayThenTheLatest() {
        Consignment first = sent(LYON, Status.ALLOCATED, 2);
        Consignment second = sent(NICE, Status.ALLOCATED, 2);
        List<Consignment> all = List.of(first, second, sent(METZ, Status.ALLOCATED, 1));

        assertThat(given(all, 4)).containsExactly(Map.entry(METZ, 1L), Map.entry(NICE, 2L), Map.entry(LYON, 1L));
    }

    @Test
    void neverMoreThanIsOpenOrAllowed() {
        List<Consignment> all = List.of(sent(LYON, Status.SHIPPED, 4), sent(NICE, Status.ALLOCATED, 2));

        assertThat(given(all, 9)).containsExactly(Map.entry(NICE, 2L));
        assertThat(GiveBack.of(all, Ids.next(), 9, NOT_LEFT)).isEmpty();
    }

    private static List<Map.Entry<Gln, Long>> given(List<Consignment> all, long quantity) {
        return GiveBack.of(all, LINE, quantity, NOT_LEFT).stream()
                .map((Part part) -> Map.entry(part.location(), part.quantity()))
                .toList();
    }

    private static Consignment sent(Gln location, Status status, long pieces) {
        return at(location, Fulfilment.Method.SHIP, null, status, pieces);
    }

    private static Consignment at(Gln location, Fulfilment.Method method, StoreLeg leg, Status status, long pieces) {
        return new Consignment(
                Ids.next(),
                LINE,
                null,
                1,
                location,
                method,
                status,
                List.of(ConsignedLine.of(LINE, new Sku("SHIRT-M"), pieces)),
                null,
                null,
                null,
                null,
                leg,
                false);
    }
}
