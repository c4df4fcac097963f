package org.unisson.inventory.epcis.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.epcis.domain.KnownReadPoint;
import org.unisson.inventory.epcis.domain.ReadPoint;

/**
 * A place where items are read.
 *
 * @param id in answers; in a request the path says it
 * @param location the location it belongs to
 * @param kind GATE, SHELF, FITTING_ROOM or MIRROR
 * @param version in answers; If-Match carries it in a request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReadPointBody(
        String id, @NotNull Gln location, @NotNull ReadPoint.Kind kind, Long version) {

    static ReadPointBody of(KnownReadPoint known) {
        return new ReadPointBody(
                known.point().id(), known.point().location(), known.point().kind(), known.version());
    }
}
