package org.unisson.scenarios.random;

import java.util.List;

/** No client was answered what none should be answered. */
final class SurpriseCheck implements Check {

    @Override
    public List<String> findings(Situation situation) {
        return situation.facts().surprises();
    }
}
