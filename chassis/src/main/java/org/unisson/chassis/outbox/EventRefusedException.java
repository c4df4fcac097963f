package org.unisson.chassis.outbox;

/** An event that Kafka would not take, refused while its transaction can still be rolled back. */
public class EventRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EventRefusedException(String reason) {
        super(reason);
    }
}
