package org.unisson.catalog.imports.domain;

/** How far an import is. */
public enum ImportStatus {
    /** It is still coming in; broken off, it is forgotten after a day. */
    RECEIVING,
    RUNNING,
    DONE
}
