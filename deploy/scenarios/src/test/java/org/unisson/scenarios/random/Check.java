package org.unisson.scenarios.random;

import java.util.List;

/** Something that must hold in a world when all has come to rest. */
@FunctionalInterface
interface Check {

    /** What does not hold, each in a sentence. */
    List<String> findings(Situation situation);
}
