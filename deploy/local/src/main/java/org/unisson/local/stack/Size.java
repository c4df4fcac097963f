package org.unisson.local.stack;

/** For what a stack's processes are sized. */
public enum Size {
    /** A developer's machine, on which much else runs: little memory, and what runs briefly is not optimised. */
    DEVELOPER(128, 192, true),
    /** Measurements: PostgreSQL with a quarter of a small server's memory, as its manual advises. */
    SERVER(2_048, 512, false);

    private final int databaseMemory;
    private final int heap;
    private final boolean optimisesLate;

    Size(int databaseMemory, int heap, boolean optimisesLate) {
        this.databaseMemory = databaseMemory;
        this.heap = heap;
        this.optimisesLate = optimisesLate;
    }

    /** Megabytes of its files that PostgreSQL keeps in memory. */
    int databaseMemory() {
        return databaseMemory;
    }

    /** Megabytes of a service. */
    int heap() {
        return heap;
    }

    boolean optimisesLate() {
        return optimisesLate;
    }
}
