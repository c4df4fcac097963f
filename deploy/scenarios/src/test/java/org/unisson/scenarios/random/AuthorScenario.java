package org.unisson.scenarios.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One seed, one day: what failed can be played again. No stack is needed for it. */
class AuthorScenario {

    private static final int MANY = 500;

    @Test
    void writesTheSameFromTheSameSeed() {
        assertThat(written(7, Author.Kind.ANYTHING)).isEqualTo(written(7, Author.Kind.ANYTHING));
        assertThat(written(7, Author.Kind.ANYTHING)).isNotEqualTo(written(8, Author.Kind.ANYTHING));
    }

    @Test
    void goesOnOnlyWithWhatHasBegun() {
        assertThat(written(9, Author.Kind.ANYTHING))
                .allSatisfy(step -> step.operation().needs().ifPresent(before -> assertThat(before)
                        .isLessThan(step.number())));
    }

    @Test
    void takesNothingByHandWhereOnlyTheWebSells() {
        assertThat(written(10, Author.Kind.WEB_ONLY))
                .extracting(Step::operation)
                .noneMatch(operation -> operation instanceof Operation.Sell
                        || operation instanceof Operation.Count
                        || operation instanceof Operation.Remove
                        || operation instanceof Operation.Transfer
                        || operation instanceof Operation.Work work && work.notFound() > 0);
    }

    @Test
    void writesWhatIsAskedForAtTheDesk() {
        List<Step> steps = new Author(11, new Author.Style(Author.Kind.ANYTHING, true)).write(10 * MANY);
        assertThat(steps)
                .extracting(step -> (Object) step.operation().getClass())
                .contains(
                        Operation.OrderSameDay.class,
                        Operation.EditWay.class,
                        Operation.EditQuantity.class,
                        Operation.Claim.class,
                        Operation.StopSending.class,
                        Operation.OpenTill.class,
                        Operation.MoveCash.class,
                        Operation.CloseTill.class);
        assertThat(steps)
                .extracting(Step::operation)
                .anyMatch(
                        operation -> operation instanceof Operation.Work work && work.verb() == Operation.Verb.ARRIVE);
    }

    private static List<Step> written(long seed, Author.Kind kind) {
        return new Author(seed, new Author.Style(kind, true)).write(MANY);
    }
}
