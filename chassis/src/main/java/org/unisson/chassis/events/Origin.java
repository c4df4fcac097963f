package org.unisson.chassis.events;

/**
 * Where a change comes from.
 *
 * @param correlationId shared by everything that one request or message set off
 * @param causationId id of the event that directly caused it; null for a request
 * @param traceParent W3C trace context, or null
 */
public record Origin(String correlationId, String causationId, String traceParent) {}
