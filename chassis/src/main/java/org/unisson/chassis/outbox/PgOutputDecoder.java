package org.unisson.chassis.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reads protocol version 1 of PostgreSQL's plugin pgoutput: whole transactions, in commit order. */
final class PgOutputDecoder {

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final WalEvent IGNORED = new WalEvent.Ignored();

    private PgOutputDecoder() {}

    static WalEvent decode(ByteBuffer payload) {
        return switch (payload.get()) {
            case 'B' -> begin(payload);
            case 'C' -> commit(payload);
            case 'M' -> message(payload);
            default -> IGNORED;
        };
    }

    private static WalEvent begin(ByteBuffer payload) {
        payload.getLong();
        return new WalEvent.Begin(EPOCH.plus(payload.getLong(), ChronoUnit.MICROS), payload.getInt());
    }

    private static WalEvent commit(ByteBuffer payload) {
        payload.get();
        payload.getLong();
        return new WalEvent.Commit(payload.getLong());
    }

    private static WalEvent message(ByteBuffer payload) {
        boolean transactional = payload.get() == 1;
        payload.getLong();
        String prefix = terminated(payload);
        int length = payload.getInt();
        return new WalEvent.Message(transactional, prefix, payload.slice(payload.position(), length));
    }

    private static String terminated(ByteBuffer payload) {
        int start = payload.position();
        int end = start;
        while (payload.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - start];
        payload.get(text).get();
        return new String(text, UTF_8);
    }
}
