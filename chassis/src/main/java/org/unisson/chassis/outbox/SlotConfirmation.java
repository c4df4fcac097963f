package org.unisson.chassis.outbox;

import java.sql.SQLException;

/** Tells the server up to where its log is no longer needed: the moment at which a crash costs repeats, never events. */
interface SlotConfirmation {

    /** Confirms on the stream, when due. */
    void confirm(WalStream stream, long lsn) throws SQLException;
}
