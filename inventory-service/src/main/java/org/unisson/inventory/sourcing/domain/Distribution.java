package org.unisson.inventory.sourcing.domain;

import java.util.List;
import org.unisson.chassis.values.Sku;

/**
 * Answers one question: from the best candidate where that one has everything; otherwise each line on its own, split
 * over the candidates in their rank as the last resort; in fewer parcels where the policy limits them.
 */
final class Distribution {

    private final Situation situation;

    Distribution(Situation situation) {
        this.situation = situation;
    }

    Draft of(Question question) {
        Contest contest = new Contest(question, situation);
        Draft draft = ranked(contest);
        int limit = question.applied().policy().maxParcels().orElse(Integer.MAX_VALUE);
        if (draft.isComplete() && draft.places() > limit) {
            draft.undo();
            limited(contest, limit, draft);
        }
        return draft;
    }

    private Draft ranked(Contest contest) {
        Draft draft = new Draft(situation.shelves());
        List<RequestedLine> lines = contest.question().lines();
        boolean atOnce =
                !contest.ranking().isEmpty() && contest.ranking().getFirst().hasEverything();
        if (atOnce || lines.size() == 1) {
            serve(contest, draft);
        } else {
            lines.forEach(line -> serve(new Contest(contest.question().of(line), situation), draft));
        }
        return draft;
    }

    private static void serve(Contest contest, Draft draft) {
        for (Sku sku : contest.wanted().keySet()) {
            if (contest.available(sku) < contest.wanted().get(sku)) {
                draft.fail(contest, Refusal.NOT_ENOUGH_STOCK, Shortage.Reason.OUT_OF_STOCK);
                return;
            }
        }
        draft.serve(contest, contest.ranking());
    }

    private void limited(Contest contest, int limit, Draft draft) {
        new FewParcels(contest, situation.shelves())
                .within(limit)
                .ifPresentOrElse(
                        candidates -> draft.serve(contest, candidates),
                        () -> draft.fail(contest, Refusal.TOO_MANY_PARCELS, Shortage.Reason.TOO_MANY_PARCELS));
    }
}
