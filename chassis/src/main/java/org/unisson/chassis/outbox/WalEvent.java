package org.unisson.chassis.outbox;

import java.nio.ByteBuffer;
import java.time.Instant;

/** What the server's output plugin tells, as far as the relay cares. */
sealed interface WalEvent {

    /** A committed transaction starts; its messages follow without others in between. */
    record Begin(Instant committedAt, int xid) implements WalEvent {}

    /** The transaction ends; confirming this position means that it need not be sent again. */
    record Commit(long endLsn) implements WalEvent {}

    /** A logical message; one that is not transactional stands alone, at its place in the log. */
    record Message(boolean transactional, String prefix, ByteBuffer content) implements WalEvent {}

    /** Anything else. */
    record Ignored() implements WalEvent {}
}
