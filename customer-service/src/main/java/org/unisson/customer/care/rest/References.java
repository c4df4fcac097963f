package org.unisson.customer.care.rest;

import java.util.ArrayList;
import java.util.List;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.customer.care.domain.Reference;

/** Reads what something is about. */
final class References {

    private References() {}

    /** A missing list is an empty one. @throws org.unisson.chassis.rest.ProblemException 400, naming each that is none */
    static List<Reference> of(List<CareRequests.About> bodies) {
        List<Reference> references = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; bodies != null && i < bodies.size(); i++) {
            CareRequests.About body = bodies.get(i);
            try {
                references.add(new Reference(body.kind(), body.id(), body.line()));
            } catch (IllegalArgumentException wrong) {
                violations.add(new Violation("/about/" + i, wrong.getMessage()));
            }
        }
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations).asException();
        }
        return references.stream().distinct().toList();
    }
}
