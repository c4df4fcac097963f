package org.unisson.order.reference.domain;

import java.util.List;
import org.unisson.chassis.values.Gln;

/** A place that holds or hands over stock. */
public record Place(Gln location, String kind, List<String> capabilities, boolean open) {}
