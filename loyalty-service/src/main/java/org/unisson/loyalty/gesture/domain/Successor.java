package org.unisson.loyalty.gesture.domain;

import java.time.Instant;
import java.util.UUID;

/** A product that takes the place of another, and is for sale. @param releasedAt when it was told to be so first */
public record Successor(UUID productId, UUID predecessor, Instant releasedAt) {}
