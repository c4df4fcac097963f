package org.unisson.order.reference.domain;

import java.util.UUID;
import org.unisson.chassis.values.Gln;

/** Which store a customer is attached to. @param store null: none */
public record Attachment(UUID customer, Gln store) {}
