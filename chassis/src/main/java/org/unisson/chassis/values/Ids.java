package org.unisson.chassis.values;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Identifiers assigned by the application: UUIDv7 (RFC 9562), increasing in time, so that indexes stay compact. */
public final class Ids {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A new UUIDv7. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
