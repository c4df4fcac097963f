package org.unisson.order.consignment.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.domain.ConsignedLine;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.SentPieces;
import org.unisson.order.consignment.domain.Status;

/** What can no longer be changed is said line by line. */
class UntouchedLinesTest {

    private static final UUID FIRST = Ids.next();
    private static final UUID SECOND = Ids.next();
    private static final Gln LYON = Gln.ofTwelve("301234567890");
    private static final Gln NICE = Gln.ofTwelve("301234567891");
    private static final Fulfilment PICKUP = new Fulfilment(Fulfilment.Method.PICKUP, NICE);

    @Test
    void linesThatNobodyHasTouchedCanBeChangedWhereverTheyLie() {
        assertThatCode(() -> UntouchedLines.require(
                        List.of(sent(LYON, Status.ALLOCATED, FIRST, SECOND), sent(NICE, Status.ALLOCATED, FIRST)),
                        Set.of(FIRST, SECOND),
                        PICKUP))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsPickedIsNamedAndWhatIsNot() {
        Problem problem = refused(
                List.of(sent(LYON, Status.PICKED, FIRST), sent(NICE, Status.ALLOCATED, FIRST, SECOND)), FIRST, SECOND);

        assertThat(problem.type()).isEqualTo("/problems/too-late-to-change");
        assertThat(problem.violations())
                .containsExactly(new Problem.Violation(
                        "/lines/" + FIRST,
                        "1 piece is PICKED at " + LYON
                                + "; 1 piece is not picked yet, and can be cancelled and ordered anew"));
        assertThat(problem.detail()).startsWith("Line " + FIRST + ": 1 piece is PICKED");
    }

    @Test
    void whatIsLookedForCanBeAskedForAgain() {
        Problem problem = refused(List.of(missed(FIRST), sent(NICE, Status.ALLOCATED, SECOND)), FIRST, SECOND);

        assertThat(problem.type()).isEqualTo("/problems/being-sought");
        assertThat(problem.violations()).hasSize(1);
    }

    @Test
    void whereBothAreWaitingAloneDoesNotHelp() {
        Problem problem = refused(List.of(missed(FIRST), sent(NICE, Status.PACKED, SECOND)), FIRST, SECOND);

        assertThat(problem.type()).isEqualTo("/problems/too-late-to-change");
        assertThat(problem.violations())
                .extracting(Problem.Violation::pointer)
                .containsExactlyInAnyOrder("/lines/" + FIRST, "/lines/" + SECOND);
    }

    @Test
    void aLineThatIsGoneIsNamed() {
        assertThat(refused(List.of(sent(LYON, Status.ALLOCATED, FIRST)), SECOND).violations())
                .extracting(Problem.Violation::message)
                .containsExactly("nothing of it is still to be handed out");
    }

    @Test
    void whatIsThatWayAlreadyMayBePicked() {
        assertThatCode(() -> UntouchedLines.require(
                        List.of(sent(LYON, Status.PICKED, FIRST)),
                        Set.of(FIRST),
                        new Fulfilment(Fulfilment.Method.SHIP, null)))
                .doesNotThrowAnyException();
    }

    private static Problem refused(List<Consignment> all, UUID... lines) {
        return catchThrowableOfType(ProblemException.class, () -> UntouchedLines.require(all, Set.of(lines), PICKUP))
                .problem();
    }

    /** A piece of each of these lines. */
    private static Consignment sent(Gln location, Status status, UUID... lines) {
        return consignment(
                location,
                status,
                Stream.of(lines)
                        .map(line -> ConsignedLine.of(line, new Sku("SHIRT-M"), 1))
                        .toList());
    }

    private static Consignment missed(UUID line) {
        return consignment(
                LYON,
                Status.CLOSED,
                List.of(new ConsignedLine(line, new Sku("SHIRT-M"), 1, 0, 1, 0, 0, 0, SentPieces.NONE)));
    }

    private static Consignment consignment(Gln location, Status status, List<ConsignedLine> lines) {
        return new Consignment(
                Ids.next(), FIRST, null, 1, location, Fulfilment.Method.SHIP, status, lines, null, null, null, null);
    }
}
