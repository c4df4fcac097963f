package org.unisson.catalog.writing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.unisson.chassis.rest.Rejection;

/**
 * What became of a batch.
 *
 * @param accepted items that changed something
 * @param unchanged items that were so already
 * @param rejected items that were not taken, in the order given
 */
public record BatchAnswer(int accepted, int unchanged, List<Rejection> rejected) {

    /**
     * Counts the outcomes of the items that could be read, and joins those that could not.
     *
     * @param outcomes one for each of the batch's items, in their order
     */
    static BatchAnswer of(Batch<?> batch, List<Outcome> outcomes) {
        List<Rejection> rejected = new ArrayList<>(batch.rejected());
        int accepted = 0;
        int unchanged = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Written written -> accepted++;
                case Outcome.Unchanged same -> unchanged++;
                case Outcome.Refused refused -> {
                    Batch.Item<?> item = batch.items().get(i);
                    rejected.add(new Rejection(item.index(), item.key(), refused.problem()));
                }
            }
        }
        rejected.sort(Comparator.comparingInt(Rejection::index));
        return new BatchAnswer(accepted, unchanged, rejected);
    }
}
