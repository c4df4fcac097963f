package org.unisson.chassis.outbox;

import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyDual;

/**
 * The slot's stream over a replication connection, and the status updates that go back. One thread only, but for
 * {@link #abort}.
 *
 * <p>Uses the driver's copy protocol rather than its PGReplicationStream: that one either blocks without end or polls
 * once a millisecond, and its keepalives cannot be seen.
 */
final class WalStream implements AutoCloseable {

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(10);
    private static final int STATUS_LENGTH = 34;

    private final Connection connection;
    private final CopyDual copy;
    private final long statusIntervalNanos;
    private long lastReceived;
    private long confirmed;
    private long sentAt;
    private long heardAt = System.nanoTime();
    private boolean answerWanted = true;

    private WalStream(Connection connection, CopyDual copy, Duration statusInterval) {
        this.connection = connection;
        this.copy = copy;
        this.statusIntervalNanos = statusInterval.toNanos();
    }

    /**
     * Acquires the slot and starts streaming where it stands.
     *
     * @param statusInterval longest pause between two status updates
     * @throws SQLException with state 55006 if another process reads the slot, 55000 if it has been invalidated
     */
    static WalStream open(Connection connection, String slot, String publication, Duration statusInterval)
            throws SQLException {
        CopyDual copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyDual("START_REPLICATION SLOT \"" + slot + "\" LOGICAL 0/0 (\"proto_version\" '1', "
                        + "\"publication_names\" '" + publication + "', \"messages\" 'true')");
        connection.setNetworkTimeout(Runnable::run, (int) statusInterval.toMillis());
        return new WalStream(connection, copy, statusInterval);
    }

    /** The next payload; null after a keepalive or a quiet interval, so that the caller comes round to confirm. */
    ByteBuffer next() throws SQLException {
        byte[] frame = read();
        if (frame == null) {
            if (System.nanoTime() - heardAt > SILENCE_LIMIT.toNanos()) {
                throw new SQLException("The server has been silent for " + SILENCE_LIMIT, "08006");
            }
            return null;
        }
        heardAt = System.nanoTime();
        ByteBuffer buffer = ByteBuffer.wrap(frame);
        byte kind = buffer.get();
        if (kind == 'w') {
            lastReceived = buffer.getLong();
            buffer.position(buffer.position() + 2 * Long.BYTES);
            return buffer.slice();
        }
        if (kind != 'k') {
            throw new SQLException("Unexpected replication message " + (char) kind, "08P01");
        }
        lastReceived = buffer.getLong();
        buffer.getLong();
        answerWanted |= buffer.get() == 1;
        return null;
    }

    private byte[] read() throws SQLException {
        try {
            byte[] frame = copy.readFromCopy(true);
            if (frame == null) {
                throw new SQLException("The server ended the replication stream", "08006");
            }
            return frame;
        } catch (SQLException e) {
            if (e.getCause() instanceof SocketTimeoutException) {
                return null;
            }
            throw e;
        }
    }

    /**
     * Position up to which the server has sent everything. While a transaction is open it may lie before what was
     * received: only to be confirmed when nothing is open or in flight.
     */
    long lastReceived() {
        return lastReceived;
    }

    /** The position last told to the server. */
    long confirmed() {
        return confirmed;
    }

    /** Tells the server, if a status is due, that everything before the position is safe. Never goes back. */
    void confirm(long lsn) throws SQLException {
        long now = System.nanoTime();
        boolean due = now - sentAt > statusIntervalNanos || lsn > confirmed && now - sentAt > statusIntervalNanos / 5;
        if (answerWanted || due) {
            flush(lsn);
        }
    }

    /** Tells the server at once. */
    void flush(long lsn) throws SQLException {
        confirmed = Math.max(confirmed, lsn);
        long micros = ChronoUnit.MICROS.between(EPOCH, Instant.now());
        // The reply asked for is the sign of life of a server with nothing to say, and tells its position.
        ByteBuffer status = ByteBuffer.allocate(STATUS_LENGTH)
                .put((byte) 'r')
                .putLong(Math.max(confirmed, lastReceived))
                .putLong(confirmed)
                .putLong(confirmed)
                .putLong(micros)
                .put((byte) 1);
        copy.writeToCopy(status.array(), 0, STATUS_LENGTH);
        copy.flushCopy();
        sentAt = System.nanoTime();
        answerWanted = false;
    }

    /** Cuts the connection from any thread. */
    void abort() throws SQLException {
        connection.abort(Runnable::run);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
