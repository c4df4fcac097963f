package org.unisson.chassis.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * What went wrong, as problem+json (RFC 9457).
 *
 * @param type stable URI reference of the kind of problem, {@code /problems/<slug>}
 * @param title the kind in words; the same for every occurrence
 * @param status HTTP status
 * @param detail this occurrence in words, safe to show to the client
 * @param violations what is wrong and where, for bad input
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<Violation> violations) {

    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    /**
     * One thing wrong with the input.
     *
     * @param pointer JSON pointer into the body, or the name of a parameter or header
     * @param message what is wrong there
     */
    public record Violation(String pointer, String message) {}

    public Problem {
        violations = violations == null ? List.of() : List.copyOf(violations);
    }

    public static Problem of(int status, String slug, String title, String detail) {
        return new Problem("/problems/" + slug, title, status, detail, List.of());
    }

    /** 400: the request cannot be understood. */
    public static Problem badRequest(String slug, String detail) {
        return of(400, slug, "The request cannot be understood", detail);
    }

    /** 400 with each thing that is wrong. */
    public static Problem invalid(List<Violation> violations) {
        return new Problem(
                "/problems/invalid-input",
                "The input is not valid",
                400,
                violations.size() == 1
                        ? violations.getFirst().pointer() + ": "
                                + violations.getFirst().message()
                        : violations.size() + " things are wrong",
                violations);
    }

    /** 400 at one place. */
    public static Problem invalid(String pointer, String message) {
        return invalid(List.of(new Violation(pointer, message)));
    }

    public static Problem forbidden(String detail) {
        return of(403, "forbidden", "Not allowed", detail);
    }

    /** 404: no such thing. */
    public static Problem notFound(String what, Object id) {
        return of(404, "not-found", "Not found", "There is no " + what + " " + id + ".");
    }

    /** 409: the state of things does not allow it. */
    public static Problem conflict(String slug, String detail) {
        return of(409, slug, "The state of things does not allow it", detail);
    }

    /** 412: someone changed it since you read it. */
    public static Problem changedMeanwhile(String detail) {
        return of(412, "changed-meanwhile", "Changed since you read it", detail);
    }

    /** 422: understood, but it names something that cannot be. */
    public static Problem unprocessable(String slug, String detail) {
        return of(422, slug, "The request names something that cannot be", detail);
    }

    /** 422 at one place of the body. */
    public static Problem unprocessable(String slug, String pointer, String message) {
        return new Problem(
                "/problems/" + slug,
                "The request names something that cannot be",
                422,
                pointer + ": " + message,
                List.of(new Violation(pointer, message)));
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }

    public Response toResponse() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
