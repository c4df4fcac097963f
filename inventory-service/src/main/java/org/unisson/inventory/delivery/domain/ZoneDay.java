package org.unisson.inventory.delivery.domain;

import java.time.LocalDate;

/** A day in a zone, for which orders are counted. */
public record ZoneDay(String zoneId, LocalDate day) {}
