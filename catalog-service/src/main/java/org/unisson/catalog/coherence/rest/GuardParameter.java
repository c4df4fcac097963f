package org.unisson.catalog.coherence.rest;

import org.unisson.chassis.rest.Problem;

/** The query parameter {@code guard}. */
public final class GuardParameter {

    private GuardParameter() {}

    /** Whether contradictions are refused. @throws org.unisson.chassis.rest.ProblemException 400 at any other word */
    public static boolean isGuarded(String guard) {
        if (guard != null && !guard.equals("refuse") && !guard.equals("report")) {
            throw Problem.invalid("guard", "is refuse or report").asException();
        }
        return !"report".equals(guard);
    }
}
