package org.unisson.local.stack;

import java.io.IOException;
import java.time.Duration;

/** A program that the supervisor runs as a child process and keeps running. */
interface Server {

    /** Unique name; replicas of a service are told apart by a number. */
    String name();

    /** What it is an instance of: the name without the replica's number. */
    default String role() {
        return name();
    }

    /** What its clients are given: a URL, or host and port. */
    String address();

    /** Called before every start, the first and those after a crash. */
    default void prepare() throws IOException, InterruptedException {}

    /** The command, with its environment; output goes to the server's log file. */
    ProcessBuilder command() throws IOException;

    /** Whether it answers; asked again and again while it starts. */
    boolean isReady();

    /** Called each time it has become ready. */
    default void onReady() {}

    /** Asks politely; the supervisor kills what has not ended after {@link #stopLimit()}. */
    default void askToStop(Process process) {
        process.destroy();
    }

    default Duration startLimit() {
        return Duration.ofMinutes(4);
    }

    default Duration stopLimit() {
        return Duration.ofSeconds(15);
    }
}
