package org.unisson.catalog.writing;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.LongFunction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;

/** What became of one thing that was to be written. */
public sealed interface Outcome {

    /** It is now at this version; created where it was not there before. */
    record Written(long version, boolean created) implements Outcome {}

    /** It was so already, at this version. */
    record Unchanged(long version) implements Outcome {}

    /** It stays as it was. */
    record Refused(Problem problem) implements Outcome {}

    /** The version it is at. @throws org.unisson.chassis.rest.ProblemException where it was refused */
    default long version() {
        return switch (this) {
            case Written written -> written.version();
            case Unchanged unchanged -> unchanged.version();
            case Refused refused -> throw refused.problem().asException();
        };
    }

    /**
     * The answer to a single command: 201 where it was created, else 200, with the version as ETag.
     *
     * @param body of a version
     * @throws org.unisson.chassis.rest.ProblemException where it was refused
     */
    default Response answer(LongFunction<?> body) {
        return Response.status(isCreated() ? 201 : 200)
                .header(HttpHeaders.ETAG, Versions.etag(version()))
                .entity(body.apply(version()))
                .build();
    }

    default boolean isCreated() {
        return this instanceof Written written && written.created();
    }
}
