package org.unisson.catalog.quote.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.unisson.catalog.operation.domain.Effect;

/** An operation that is in effect, with the lines it is on. */
final class Candidate implements Comparable<Candidate> {

    private static final int UNKNOWN = -1;

    final LiveOperation operation;
    final List<OpenLine> meant = new ArrayList<>(1);
    private long benefit = UNKNOWN;

    Candidate(LiveOperation operation) {
        this.operation = operation;
    }

    /** Takes off these lines what its effects take off, each on what the one before left; minor units of all. */
    long reduce(List<OpenLine> lines) {
        long sum = 0;
        for (Effect effect : operation.content().effects()) {
            long[] amounts = Reductions.of(effect, lines);
            for (int i = 0; i < amounts.length; i++) {
                if (amounts[i] > 0) {
                    lines.get(i).reduce(operation.id(), amounts[i]);
                    sum = Math.addExact(sum, amounts[i]);
                }
            }
        }
        return sum;
    }

    /** What it alone would take off; asked before anything is taken off. */
    long benefit() {
        if (benefit == UNKNOWN) {
            List<Effect> effects = operation.content().effects();
            benefit = effects.size() == 1
                    ? LongStream.of(Reductions.of(effects.getFirst(), meant)).sum()
                    : reduce(meant.stream()
                            .map(line -> new OpenLine(line.line, line.answer))
                            .toList());
        }
        return benefit;
    }

    /** The order in which operations are counted: their turn, the higher priority, what gives more, the id. */
    @Override
    public int compareTo(Candidate other) {
        int order = Integer.compare(operation.turn(), other.operation.turn());
        if (order == 0) {
            order = Integer.compare(other.operation.priority(), operation.priority());
        }
        if (order == 0) {
            order = Long.compare(other.benefit(), benefit());
        }
        return order == 0 ? operation.id().compareTo(other.operation.id()) : order;
    }
}
