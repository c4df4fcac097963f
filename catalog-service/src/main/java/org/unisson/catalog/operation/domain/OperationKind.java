package org.unisson.catalog.operation.domain;

/** Who learns of an operation. */
public enum OperationKind {
    /** Everyone sees it; its audience may still be limited. */
    PUBLIC,
    /** Nobody outside its audience learns of it, and what it reserves is not there for others. */
    PRIVATE
}
