package org.unisson.demo;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Libraries that talk to whoever runs a command, which is a person. */
final class Libraries {

    // Held here: a logger that nobody holds forgets its level.
    private static final List<Logger> LOGGERS = List.of(Logger.getLogger("io.apicurio"), Logger.getLogger("io.netty"));

    private Libraries() {}

    /** Errors only. To be called before they are loaded. */
    static void keepQuiet() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.SEVERE));
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("io.netty.noUnsafe", "true");
    }
}
