package org.unisson.inventory.epcis.rest;

import jakarta.validation.constraints.NotNull;
import org.unisson.inventory.epcis.domain.SalesSource;

/** @param salesFrom who tells of sales and returns there: TILLS, by receipts, or READS, where there is no till */
record ReadPolicyBody(@NotNull SalesSource salesFrom) {}
