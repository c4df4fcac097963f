package org.unisson.customer.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.customer.care.domain.Case;
import org.unisson.customer.care.domain.CaseKind;
import org.unisson.customer.care.domain.Direction;
import org.unisson.customer.care.domain.Matter;
import org.unisson.customer.care.domain.NotNowException;
import org.unisson.customer.care.domain.Priority;
import org.unisson.customer.care.domain.Repair;
import org.unisson.customer.care.domain.RepairStep;
import org.unisson.customer.care.domain.ServiceLevels;
import org.unisson.customer.care.domain.Status;

class CaseTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration REPAIR = Duration.ofDays(14);
    private static final Money QUOTE = new Money(4_900, "EUR");
    private static final ServiceLevels LEVELS = levels();

    /** Where a case without goods may be brought by hand, all others are refused. */
    @ParameterizedTest
    @CsvSource({
        "OPEN, WAITING_FOR_CUSTOMER SOLVED",
        "WAITING_FOR_CUSTOMER, OPEN SOLVED",
        "SOLVED, REOPENED CLOSED",
        "REOPENED, WAITING_FOR_CUSTOMER SOLVED",
        "CLOSED, ''"
    })
    void byHandACaseGoesOnlyWhereItMay(Status from, String allowed) {
        Set<Status> may = EnumSet.noneOf(Status.class);
        for (String name : allowed.isBlank() ? new String[0] : allowed.split(" ")) {
            may.add(Status.valueOf(name));
        }
        for (Status next : Status.values()) {
            Case standing = in(from);
            if (may.contains(next)) {
                Case after = standing.turned(next, NOW, LEVELS);
                assertThat(after.status()).isEqualTo(next);
                assertThat(after.version()).isEqualTo(standing.version() + 1);
            } else {
                assertThatThrownBy(() -> standing.turned(next, NOW, LEVELS))
                        .as(from + " to " + next)
                        .isInstanceOf(NotNowException.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', RECEIVED",
        "RECEIVED, DIAGNOSED HANDED_BACK",
        "RECEIVED DIAGNOSED, QUOTED REPAIRED HANDED_BACK",
        "RECEIVED DIAGNOSED QUOTED, QUOTED ACCEPTED REFUSED",
        "RECEIVED DIAGNOSED QUOTED ACCEPTED, QUOTED REPAIRED",
        "RECEIVED DIAGNOSED QUOTED REFUSED, QUOTED HANDED_BACK",
        "RECEIVED DIAGNOSED REPAIRED, DIAGNOSED HANDED_BACK",
        "RECEIVED DIAGNOSED REPAIRED HANDED_BACK, ''"
    })
    void aRepairGoesStepByStep(String done, String allowed) {
        Case standing = repaired(done);
        for (RepairStep next : RepairStep.values()) {
            // Another amount than before, so that a new quote is one.
            Money amount = next == RepairStep.QUOTED ? QUOTE.plus(QUOTE) : next.isAnswer() ? QUOTE : null;
            if (List.of(allowed.split(" ")).contains(next.name())) {
                assertThat(standing.repaired(next, amount, "CODE", NOW, LEVELS).status())
                        .isEqualTo(next.status());
            } else {
                assertThatThrownBy(() -> standing.repaired(next, amount, "CODE", NOW, LEVELS))
                        .as(done + " then " + next)
                        .isInstanceOf(NotNowException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whileGoodsAreHereTheStatusFollowsTheRepair(Status next) {
        Case standing = repaired("RECEIVED DIAGNOSED QUOTED");
        assertThatThrownBy(() -> standing.turned(next, NOW, LEVELS))
                .isInstanceOfSatisfying(NotNowException.class, refused -> assertThat(refused.slug())
                        .isEqualTo("goods-with-us"));
    }

    @Test
    void whoAcceptsAnotherAmountThanTheLastQuotedAcceptsNothing() {
        Case quoted = repaired("RECEIVED DIAGNOSED QUOTED")
                .repaired(RepairStep.QUOTED, new Money(4_901, "EUR"), null, NOW, LEVELS);
        assertThatThrownBy(() -> quoted.repaired(RepairStep.ACCEPTED, QUOTE, null, NOW, LEVELS))
                .isInstanceOfSatisfying(NotNowException.class, refused -> assertThat(refused.slug())
                        .isEqualTo("quote-changed"));
        Case accepted = quoted.repaired(RepairStep.ACCEPTED, new Money(4_901, "EUR"), null, NOW, LEVELS);
        assertThat(accepted.status()).isEqualTo(Status.IN_REPAIR);
        assertThat(accepted.repair().quote()).isEqualTo(new Money(4_901, "EUR"));
    }

    @Test
    void onlyARepairIsRepaired() {
        assertThatThrownBy(() -> opened(CaseKind.ADVICE).repaired(RepairStep.RECEIVED, null, "CODE", NOW, LEVELS))
                .isInstanceOfSatisfying(NotNowException.class, refused -> assertThat(refused.slug())
                        .isEqualTo("no-repair"));
    }

    @Test
    void itIsOverdueFromTheFirstMicrosecondAfterItWasDue() {
        Case open = opened(CaseKind.ADVICE);
        assertThat(open.dueAt()).isEqualTo(NOW.plus(DAY));
        assertThat(open.isOverdue(NOW.plus(DAY))).isFalse();
        assertThat(open.isOverdue(NOW.plus(DAY).plusNanos(1_000))).isTrue();
    }

    @Test
    void whileItWaitsForTheCustomerNothingIsDueAndThenTimeBeginsAnew() {
        Instant later = NOW.plus(Duration.ofDays(30));
        Case waiting = opened(CaseKind.ADVICE).turned(Status.WAITING_FOR_CUSTOMER, NOW, LEVELS);
        assertThat(waiting.dueAt()).isNull();
        assertThat(waiting.isOverdue(later)).isFalse();
        Case answered = waiting.contacted(Direction.INBOUND, later, LEVELS);
        assertThat(answered.status()).isEqualTo(Status.OPEN);
        assertThat(answered.dueAt()).isEqualTo(later.plus(DAY));
    }

    @Test
    void timeThatHasBegunGoesOnWhateverIsNoted() {
        Instant later = NOW.plus(Duration.ofHours(1));
        Case noted = opened(CaseKind.ADVICE).noted(later).contacted(Direction.INBOUND, later, LEVELS);
        assertThat(noted.dueAt()).isEqualTo(NOW.plus(DAY));
        assertThat(noted.version()).isEqualTo(3);
    }

    @Test
    void whatWeSayIsNoAnswerOfTheCustomer() {
        Case waiting = opened(CaseKind.ADVICE).turned(Status.WAITING_FOR_CUSTOMER, NOW, LEVELS);
        assertThat(waiting.contacted(Direction.OUTBOUND, NOW, LEVELS).status()).isEqualTo(Status.WAITING_FOR_CUSTOMER);
    }

    @Test
    void aContactDoesNotReopenWhatIsOver() {
        for (Status over : List.of(Status.SOLVED, Status.CLOSED)) {
            assertThat(in(over).contacted(Direction.INBOUND, NOW, LEVELS).status())
                    .isEqualTo(over);
        }
    }

    @Test
    void adviceThatBecomesARepairHasTheTimeOfARepair() {
        Instant later = NOW.plus(Duration.ofHours(1));
        Case repair = opened(CaseKind.ADVICE).amended(matter(CaseKind.REPAIR), later, LEVELS);
        assertThat(repair.dueAt()).isEqualTo(later.plus(REPAIR));
    }

    @Test
    void withGoodsHereItStaysARepairAndWhatIsClosedStaysAsItIs() {
        assertThatThrownBy(() -> repaired("RECEIVED").amended(matter(CaseKind.ADVICE), NOW, LEVELS))
                .isInstanceOf(NotNowException.class);
        assertThatThrownBy(() -> in(Status.CLOSED).amended(matter(CaseKind.ADVICE), NOW, LEVELS))
                .isInstanceOf(NotNowException.class);
    }

    @Test
    void aCaseHasAThousandEntriesAtMost() {
        Case full = opened(CaseKind.ADVICE);
        while (full.version() < Case.MOST_ENTRIES) {
            full = full.noted(NOW);
        }
        Case last = full;
        assertThatThrownBy(() -> last.noted(NOW)).isInstanceOf(NotNowException.class);
        assertThatThrownBy(() -> last.contacted(Direction.INBOUND, NOW, LEVELS)).isInstanceOf(NotNowException.class);
        assertThat(last.turned(Status.SOLVED, NOW, LEVELS).status()).isEqualTo(Status.SOLVED);
    }

    private static Case in(Status status) {
        Case open = opened(CaseKind.OTHER);
        return new Case(
                open.caseId(),
                7,
                open.customerId(),
                open.subject(),
                open.openedBy(),
                open.openedAt(),
                open.matter(),
                status,
                Repair.NONE,
                status.isOnUs() ? open.dueAt() : null,
                NOW);
    }

    private static Case repaired(String steps) {
        Case standing = opened(CaseKind.REPAIR);
        for (String step : steps.isBlank() ? new String[0] : steps.split(" ")) {
            RepairStep next = RepairStep.valueOf(step);
            Money amount = next == RepairStep.QUOTED || next.isAnswer() ? QUOTE : null;
            standing = standing.repaired(next, amount, "CODE", NOW, LEVELS);
        }
        return standing;
    }

    private static Case opened(CaseKind kind) {
        return Case.open(Ids.next(), UUID.randomUUID(), "A zip", "agent-1", matter(kind), NOW, LEVELS);
    }

    private static Matter matter(CaseKind kind) {
        return new Matter(kind, Priority.NORMAL, null, List.of());
    }

    private static ServiceLevels levels() {
        Map<CaseKind, Duration> within = new EnumMap<>(CaseKind.class);
        for (CaseKind kind : CaseKind.values()) {
            within.put(kind, kind == CaseKind.REPAIR ? REPAIR : DAY);
        }
        return new ServiceLevels(within);
    }
}
