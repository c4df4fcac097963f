package org.unisson.chassis.rest;

/**
 * An item of a batch that was not taken; the others were.
 *
 * @param index its position in the batch, from 0
 * @param key its natural key, as far as it could be read; null where it is missing
 * @param problem why
 */
public record Rejection(int index, String key, Problem problem) {}
