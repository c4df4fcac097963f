package org.unisson.chassis.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * What a command answers: kept under its Idempotency-Key, so that a repetition gets the very same.
 *
 * @param status HTTP status
 * @param location of what was made, or null
 * @param body to be written as JSON, or null
 */
public record Answer(int status, String location, Object body) {

    /** 200 with a body. */
    public static Answer ok(Object body) {
        return new Answer(200, null, body);
    }

    /** 201 with the place of what was made. */
    public static Answer created(String location, Object body) {
        return new Answer(201, location, body);
    }

    /** 202: taken, and decided later; the location tells the outcome. */
    public static Answer accepted(String location, Object body) {
        return new Answer(202, location, body);
    }

    /** A refusal that is kept, because asking for it again must not count twice, is a problem like any other. */
    static MediaType typeOf(int status) {
        return status < Response.Status.BAD_REQUEST.getStatusCode()
                ? MediaType.APPLICATION_JSON_TYPE
                : Problem.MEDIA_TYPE;
    }

    Response toResponse() {
        Response.ResponseBuilder response = Response.status(status);
        if (location != null) {
            response.location(URI.create(location));
        }
        if (body != null) {
            response.type(typeOf(status)).entity(body);
        }
        return response.build();
    }
}
