package org.unisson.customer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.unisson.customer.identity.domain.Blocked;
import org.unisson.customer.identity.domain.Key;
import org.unisson.customer.identity.domain.MatchRule;
import org.unisson.customer.identity.domain.MatchRules;

/** What becomes of those who are known when rules are put. */
class NewRulesTest {

    private static final MatchRules BUILT_IN = MatchRules.BUILT_IN;
    private static final String EMAIL = "EMAIL:z@example.com";
    private static final LocalDate BORN = LocalDate.of(1984, 2, 29);

    private final Register register = new Register(BUILT_IN);

    @Test
    void aRuleThatIsTakenBackPartsWhomItHadJoinedAndJoinsThemAgain() {
        register.take(Somebody.named(1, "Zoé", "Martin", EMAIL), Somebody.named(2, "Zoe", "Martin", EMAIL));
        assertThat(areOne()).isTrue();

        register.by(without("EMAIL"));
        assertThat(areOne()).isFalse();
        assertThat(register.links()).isEmpty();

        register.by(BUILT_IN);
        assertThat(areOne()).isTrue();
    }

    @Test
    void aRuleThatBecomesStricterPartsWhomItWouldNotJoin() {
        String card = "CARD:C1";
        register.take(Somebody.named(1, "Zoé", "Martin", card), Somebody.named(2, "Paul", "Durand", card));
        assertThat(areOne()).isTrue();

        register.by(with(rule -> rule.name().equals("CARD")
                ? new MatchRule("CARD", Set.of(Key.Kind.CARD), true, false, false, 0.999)
                : rule));
        assertThat(areOne()).isFalse();
    }

    @Test
    void whoHasChangedTheirNameStaysOneAsLongAsTheirRuleStaysWhatItIs() {
        register.take(
                Somebody.born(1, "Zoé", "Martin", BORN, EMAIL),
                Somebody.born(2, "Zoé", "Martin", BORN, EMAIL),
                Somebody.born(2, "Marie", "Durand", BORN, EMAIL));
        assertThat(areOne()).isTrue();

        register.by(blocking("EMAIL:somebody@example.com"));
        assertThat(areOne()).as("another address was blocked").isTrue();

        register.by(with(rule -> rule.name().equals("EMAIL")
                ? new MatchRule("EMAIL", Set.of(Key.Kind.EMAIL), true, true, true, 0.99)
                : rule));
        assertThat(areOne()).isFalse();
    }

    @Test
    void whatOneDoesNotSayAnyMoreJoinsAsLongAsItsRuleStandsThere() {
        register.take(
                Somebody.named(1, "Zoé", "Martin", EMAIL),
                Somebody.named(2, "Zoé", "Martin", EMAIL),
                Somebody.named(2, "Zoé", "Martin", "EMAIL:new@example.com"));
        assertThat(areOne()).isTrue();

        register.by(without("PHONE"));
        assertThat(areOne()).isTrue();

        register.by(without("EMAIL"));
        assertThat(areOne()).isFalse();
    }

    @Test
    void aValueThatIsBlockedPartsAndOneThatIsNotAnyMoreJoins() {
        register.take(Somebody.named(1, "Zoé", "Martin", EMAIL), Somebody.named(2, "Zoé", "Martin", EMAIL));
        register.by(blocking(EMAIL));
        assertThat(areOne()).isFalse();

        register.by(BUILT_IN);
        assertThat(areOne()).isTrue();
    }

    @Test
    void whatWasSaidByHandHoldsAgainstNewRulesToo() {
        register.take(Somebody.named(1, "Zoé", "Martin", EMAIL), Somebody.named(2, "Zoé", "Martin", EMAIL));
        register.unmerge(Somebody.id(2));
        register.by(without("PHONE")).by(BUILT_IN);
        assertThat(areOne()).isFalse();

        register.merge(Somebody.id(1), Somebody.id(2)).by(without("EMAIL"));
        assertThat(areOne()).isTrue();
    }

    @Test
    void everyVersionInBetweenCounts() {
        MatchRules stricter = with(rule -> new MatchRule(rule.name(), rule.keys(), true, true, true, 0.5));
        assertThat(BUILT_IN.otherThanIn(List.of(BUILT_IN))).isEmpty();
        assertThat(BUILT_IN.otherThanIn(List.of(BUILT_IN, without("EMAIL"), BUILT_IN)))
                .isEmpty();
        assertThat(BUILT_IN.otherThanIn(List.of(BUILT_IN, stricter, BUILT_IN)))
                .containsExactlyInAnyOrder("CARD", "EMAIL+PHONE", "EMAIL+DEVICE", "EMAIL", "PHONE");
        assertThat(without("EMAIL").otherThanIn(List.of(BUILT_IN))).containsExactly("EMAIL");
    }

    private boolean areOne() {
        return register.areOne(Somebody.id(1), Somebody.id(2));
    }

    private static MatchRules without(String name) {
        return of(
                BUILT_IN.rules().stream()
                        .filter(rule -> !rule.name().equals(name))
                        .toList(),
                BUILT_IN.blocked());
    }

    private static MatchRules with(UnaryOperator<MatchRule> change) {
        return of(BUILT_IN.rules().stream().map(change).toList(), BUILT_IN.blocked());
    }

    private static MatchRules blocking(String key) {
        List<Blocked> blocked = new ArrayList<>(BUILT_IN.blocked());
        Key nobodys = Key.ofText(key);
        blocked.add(new Blocked(nobodys.kind(), nobodys.value()));
        return of(BUILT_IN.rules(), blocked);
    }

    // Nobody is joined by all that they have in common, only by the rules.
    private static MatchRules of(List<MatchRule> rules, List<Blocked> blocked) {
        return new MatchRules(1, rules, BUILT_IN.limits(), blocked, 1, 1, BUILT_IN.trusted());
    }
}
