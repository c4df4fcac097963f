package org.unisson.inventory;

import java.util.List;
import java.util.UUID;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.Published;
import org.unisson.local.testing.Environment;
import org.unisson.schemas.Topics;

/** What inventory has told of an order's goods. */
record ReservationFeed(Environment environment, EventCodec codec) {

    /** Those of a type, once there are as many events in all. */
    <T> List<T> told(UUID order, int atLeast, Class<T> type) {
        return new Published(environment, codec)
                .await(Topics.RESERVATIONS, order.toString(), atLeast).stream()
                        .map(Published.Told::state)
                        .filter(type::isInstance)
                        .map(type::cast)
                        .toList();
    }
}
