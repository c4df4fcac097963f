package org.unisson.local.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * One process of the stack, as the state file tells it.
 *
 * @param name unique name, for example {@code inventory-service-2}
 * @param role what it is an instance of, for example {@code inventory-service}
 * @param address URL, or host and port
 * @param pid process id, 0 while it is not running
 * @param started when that process was started; with the pid it identifies the process
 * @param restarts how often it has been started again after it ended unexpectedly
 * @param log its log file
 */
public record ProcessState(
        String name, String role, String address, long pid, Instant started, int restarts, Status status, String log) {

    /** Where a process is in its life. */
    public enum Status {
        /** Not started yet: it waits for what it needs. */
        WAITING,
        /** Started, does not answer yet. */
        STARTING,
        /** Answers. */
        READY,
        /** Ended unexpectedly; will be started again. */
        RESTARTING,
        /** Ended, on request. */
        STOPPED
    }

    /** The port it listens on. */
    int port() {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /** Whether that very process still runs, and not another one that was given the same pid. */
    @JsonIgnore
    public boolean isAlive() {
        return pid != 0 && Processes.isAlive(pid, started);
    }
}
