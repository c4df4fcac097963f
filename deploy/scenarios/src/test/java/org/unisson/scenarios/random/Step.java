package org.unisson.scenarios.random;

/** An operation in its turn. @param number by which later ones know it, also where others were left out */
record Step(int number, Manner manner, Operation operation) {

    /** How its requests are sent. */
    enum Manner {
        ONCE,
        /** Two at once with one Idempotency-Key. */
        TWICE,
        /** The client gives up waiting for the answer, and repeats. */
        ANSWER_LOST
    }

    @Override
    public String toString() {
        return "%4d  %s%s"
                .formatted(
                        number,
                        operation,
                        switch (manner) {
                            case ONCE -> "";
                            case TWICE -> ", sent twice";
                            case ANSWER_LOST -> ", its answer lost";
                        });
    }
}
