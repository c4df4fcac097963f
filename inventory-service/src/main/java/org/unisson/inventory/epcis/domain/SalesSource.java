package org.unisson.inventory.epcis.domain;

/** Who tells of sales and returns at a location. Never both: the same piece would be sold twice. */
public enum SalesSource {
    /** Its tills, by receipts. A read of a sold piece moves nothing but the piece's own record. */
    TILLS,
    /** Reads, where no till is. */
    READS
}
