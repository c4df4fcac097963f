package org.unisson.order.ordering.rest;

import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;

/** Which version of an order is edited: of two who edit at once, the second has not seen what the first one did. */
public final class EditedVersion {

    private EditedVersion() {}

    /** As an ETag. @throws org.unisson.chassis.rest.ProblemException 400 where neither names it */
    public static String of(String ifMatch, Long version) {
        if (ifMatch != null) {
            return ifMatch;
        }
        if (version == null) {
            throw Problem.invalid("/version", "which version of the order is edited? Or say so by If-Match.")
                    .asException();
        }
        return Versions.etag(version);
    }
}
