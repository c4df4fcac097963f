package org.unisson.customer.journey.rest;

import java.util.List;
import org.unisson.chassis.rest.Rejection;

/**
 * What became of a batch.
 *
 * @param accepted how many are new
 * @param duplicates how many were known by their id, and change nothing
 */
public record TouchpointsAnswer(int accepted, int duplicates, List<Rejection> rejected) {}
