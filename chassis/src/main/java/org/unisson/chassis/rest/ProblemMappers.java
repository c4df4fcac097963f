package org.unisson.chassis.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.VertxException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.unisson.chassis.messaging.TransientFailures;
import org.unisson.chassis.outbox.EventRefusedException;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.chassis.values.Ids;

/** Every failure leaves a service as a problem; a client's mistake never as 500, and nothing internal in the text. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response problem(ProblemException failure) {
        return failure.problem().toResponse();
    }

    @ServerExceptionMapper
    public Response tooMuchAtOnce(EventRefusedException failure) {
        LOG.warnf("answered 413: %s", failure.getMessage());
        return Problem.of(413, "too-large", "Too much at once", "Nothing was changed; send less in one request.")
                .toResponse();
    }

    @ServerExceptionMapper(priority = 1)
    public Response violations(ConstraintViolationException failure) {
        List<Violation> violations = failure.getConstraintViolations().stream()
                .map(violation -> new Violation(pointer(violation), violation.getMessage()))
                .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::message))
                .toList();
        return Problem.invalid(violations).toResponse();
    }

    @ServerExceptionMapper(priority = 1)
    public Response unreadable(JsonProcessingException failure) {
        return problemOf(failure).toResponse();
    }

    /** Quarkus has a mapper of its own for this one, which a mapper of its superclass does not replace. */
    @ServerExceptionMapper(priority = 1)
    public Response mismatched(MismatchedInputException failure) {
        return problemOf(failure).toResponse();
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException failure) {
        return unauthorized("A bearer token is required.");
    }

    @ServerExceptionMapper
    public Response badToken(AuthenticationFailedException failure) {
        return unauthorized("The bearer token is expired, forged or not for this system.");
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure) {
        return Problem.forbidden("Your role does not allow this.").toResponse();
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return problemOf(json).toResponse();
        }
        int status = failure.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(failure);
        }
        String reason = failure.getResponse().getStatusInfo().getReasonPhrase();
        String slug = reason.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        return Problem.of(status, slug, reason, null).toResponse();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure) {
        if (DatabaseRefusals.isOfText(failure)) {
            return Problem.badRequest("malformed-text", "A text holds a character that no text may, such as NUL.")
                    .toResponse();
        }
        if (TransientFailures.isTransient(failure) || failure instanceof VertxException) {
            LOG.warnf("answered 503: %s", failure.toString());
            return Response.fromResponse(
                            Problem.of(503, "unavailable", "Temporarily unavailable", "Try again in a moment.")
                                    .toResponse())
                    .header(HttpHeaders.RETRY_AFTER, 1)
                    .build();
        }
        String reference = Ids.next().toString();
        LOG.errorf(failure, "unexpected failure %s", reference);
        return Problem.of(500, "unexpected", "Unexpected failure", "Please report the reference " + reference + ".")
                .toResponse();
    }

    private static Response unauthorized(String detail) {
        return Response.fromResponse(Problem.of(401, "unauthorized", "Not authenticated", detail)
                        .toResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Problem problemOf(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return Problem.invalid(pointer(unknown), "this field is not known");
        }
        if (failure instanceof JsonMappingException mapping) {
            return Problem.invalid(pointer(mapping), message(mapping));
        }
        var where = failure.getLocation();
        return Problem.badRequest(
                "malformed-json",
                where == null
                        ? "The body is not JSON."
                        : "The body is not JSON at line " + where.getLineNr() + ", column " + where.getColumnNr()
                                + ".");
    }

    /** A value type says itself what is wrong with its text; anything else is a matter of shape. */
    private static String message(JsonMappingException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof IllegalArgumentException refused && refused.getMessage() != null) {
            return refused.getMessage();
        }
        if (failure instanceof MismatchedInputException mismatch
                && mismatch.getOriginalMessage().startsWith("Missing required")) {
            return "a required field is missing";
        }
        return "the value does not have the expected form";
    }

    private static String pointer(JsonMappingException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference reference : failure.getPath()) {
            pointer.append('/')
                    .append(reference.getFieldName() == null ? reference.getIndex() : reference.getFieldName());
        }
        return pointer.isEmpty() ? "/" : pointer.toString();
    }

    private static String pointer(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.CONSTRUCTOR) {
                continue;
            }
            if (node.getKind() == ElementKind.PARAMETER) {
                pointer.append(node.getName().equals("body") ? "" : node.getName());
                continue;
            }
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.isEmpty() ? "/" : pointer.toString();
    }
}
