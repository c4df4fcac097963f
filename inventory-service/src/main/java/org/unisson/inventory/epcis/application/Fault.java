package org.unisson.inventory.epcis.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.unisson.chassis.rest.Problem;

/**
 * An event that was not taken: a problem (RFC 9457) with two members of its own.
 *
 * @param index position of the event in its document, from 0
 * @param eventID the one it came with, as far as it could be read
 * @param violations JSON pointers into the document, at most 20
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Fault(
        @JsonInclude(JsonInclude.Include.ALWAYS) int index,
        String eventID,
        String type,
        String title,
        int status,
        String detail,
        List<Problem.Violation> violations) {

    /** Most places of one event that are named. */
    public static final int MOST_VIOLATIONS = 20;

    public static Fault of(int index, String eventId, Problem problem) {
        return new Fault(
                index,
                eventId,
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.violations().stream().limit(MOST_VIOLATIONS).toList());
    }

    /** 422, naming each place. */
    public static Problem unprocessable(String slug, List<Problem.Violation> violations) {
        Problem.Violation first = violations.getFirst();
        return new Problem(
                Problem.unprocessable(slug, "").type(),
                Problem.unprocessable(slug, "").title(),
                422,
                violations.size() == 1
                        ? first.pointer() + ": " + first.message()
                        : violations.size() + " things are wrong",
                violations);
    }
}
