package org.unisson.demo.client;

import com.fasterxml.jackson.databind.JsonNode;

/** A service refused: its problem+json as an exception. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    ProblemException(String request, int status, JsonNode problem) {
        super(request + ": " + status + " " + text(problem));
        this.status = status;
        this.type = problem.path("type").asText();
    }

    public int status() {
        return status;
    }

    /** The stable kind of problem, {@code /problems/<slug>}; empty where the answer was no problem+json. */
    public String type() {
        return type;
    }

    /** What a problem says, in one line, with each violation and where it is. */
    public static String text(JsonNode problem) {
        StringBuilder text = new StringBuilder(
                problem.has("detail")
                        ? problem.path("detail").asText()
                        : problem.path("title").asText(problem.toString()));
        for (JsonNode violation : problem.path("violations")) {
            text.append("; ")
                    .append(violation.path("pointer").asText())
                    .append(' ')
                    .append(violation.path("message").asText());
        }
        return text.toString();
    }
}
