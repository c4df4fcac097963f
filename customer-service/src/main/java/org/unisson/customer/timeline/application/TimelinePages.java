package org.unisson.customer.timeline.application;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.unisson.chassis.rest.Page;

/** Reads timelines. */
public interface TimelinePages {

    /** The entries of the person that a customer is, newest first. @param cursor of the page before, or null */
    Uni<Page<TimelineView>> of(UUID customerId, int limit, String cursor);
}
