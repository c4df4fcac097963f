package org.unisson.customer.journey.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** At most 1,000 touchpoints, in any order. */
public record TouchpointsBody(@NotNull @Size(max = 1_000) List<TouchpointBody> touchpoints) {}
