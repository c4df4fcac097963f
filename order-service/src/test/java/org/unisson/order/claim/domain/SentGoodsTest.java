package org.unisson.order.claim.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.order.cart.domain.Fulfilment.Method;
import org.unisson.order.claim.domain.SentGoods.Missed;
import org.unisson.order.consignment.domain.ConsignedLine;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.SentPieces;
import org.unisson.order.consignment.domain.Status;

class SentGoodsTest {

    private static final Instant PROMISED = Instant.parse("2026-03-01T09:30:00Z");
    private static final UUID LINE = Ids.next();
    private static final Gln STORE = Gln.ofTwelve("301234567890");

    @Test
    void whatIsOnItsWayCanBeMissedFromThePromiseOn() {
        Consignment sent = consignment(Method.SHIP, Status.SHIPPED, 1);
        assertThat(missed(PROMISED.minusNanos(1_000), sent)).isEqualTo(Missed.STILL_PROMISED);
        assertThat(missed(PROMISED, sent)).isEqualTo(Missed.YES);
    }

    @Test
    void whatWasDeliveredCanBeMissedAtOnce() {
        assertThat(missed(PROMISED.minusSeconds(60), consignment(Method.SHIP, Status.DELIVERED, 1)))
                .isEqualTo(Missed.YES);
    }

    @Test
    void whatWasCollectedOrHasNotLeftCannot() {
        assertThat(missed(PROMISED, consignment(Method.PICKUP, Status.COLLECTED, 1)))
                .isEqualTo(Missed.COLLECTED);
        assertThat(missed(PROMISED, consignment(Method.SHIP, Status.PACKED, 0))).isEqualTo(Missed.NOT_SHIPPED);
    }

    @Test
    void piecesOfSeveralParcelsCountTogether() {
        SentGoods goods = new SentGoods(
                List.of(consignment(Method.SHIP, Status.DELIVERED, 1), consignment(Method.SHIP, Status.SHIPPED, 2)),
                PROMISED.minusSeconds(1));
        assertThat(goods.arrived(LINE)).isEqualTo(1);
        assertThat(goods.missed(LINE, 1)).isEqualTo(Missed.YES);
        assertThat(goods.missed(LINE, 2)).isEqualTo(Missed.STILL_PROMISED);
        assertThat(goods.sentFrom(LINE)).isEqualTo(STORE);
    }

    private static Missed missed(Instant now, Consignment consignment) {
        return new SentGoods(List.of(consignment), now).missed(LINE, 1);
    }

    private static Consignment consignment(Method method, Status status, long handedOver) {
        long pieces = Math.max(1, handedOver);
        ConsignedLine line = new ConsignedLine(LINE, new Sku("SHIRT"), pieces, handedOver, 0, 0, 0, 0, SentPieces.NONE);
        return new Consignment(
                Ids.next(),
                Ids.next(),
                Ids.next(),
                1,
                STORE,
                method,
                status,
                List.of(line),
                PROMISED,
                null,
                null,
                null);
    }
}
