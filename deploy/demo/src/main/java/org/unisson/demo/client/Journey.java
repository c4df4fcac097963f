package org.unisson.demo.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What has been done in a journey that every later read of it must see, whoever reads: the causal tokens of its latest
 * commands. Devices and tills of one journey share it.
 */
public final class Journey {

    // Services take headers of some 16,000 characters; what is older has long been applied.
    private static final int MOST_CHARACTERS = 6_000;

    private final Deque<String> tokens = new ArrayDeque<>();
    private int characters;

    /** Remembers what a command changed. */
    synchronized void did(String causalToken) {
        tokens.addLast(causalToken);
        characters += causalToken.length();
        while (characters > MOST_CHARACTERS && tokens.size() > 1) {
            characters -= tokens.removeFirst().length();
        }
    }

    /** The header for a read; empty while nothing has been done. */
    synchronized Optional<String> token() {
        return tokens.isEmpty() ? Optional.empty() : Optional.of(String.join(",", tokens));
    }
}
