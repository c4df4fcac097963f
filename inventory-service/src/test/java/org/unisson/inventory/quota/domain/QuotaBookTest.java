package org.unisson.inventory.quota.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.inventory.sourcing.domain.Books.SHIRT;
import static org.unisson.inventory.sourcing.domain.Books.SHOE;
import static org.unisson.inventory.sourcing.domain.Books.WEB;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.sourcing.domain.Shortage;
import org.unisson.inventory.sourcing.domain.Shortage.Reason;

class QuotaBookTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Sku SOCK = new Sku("SOCK-40");

    private final UUID ada = Ids.next();
    private final UUID bert = Ids.next();

    @Test
    void thereIsAsMuchAsThePiecesOfAllItsSkusTogether() {
        QuotaBook book = book(quota("drop", 3L, null));

        take(book, claim(ada, Map.of(SHIRT, 2L)));

        assertThat(book.refusals(claim(bert, Map.of(SHIRT, 1L, SHOE, 1L))))
                .containsExactlyInAnyOrder(
                        new Shortage(SHIRT, 1, 1, Reason.QUOTA_REACHED),
                        new Shortage(SHOE, 1, 1, Reason.QUOTA_REACHED));
        assertThat(book.refusals(claim(bert, Map.of(SHOE, 1L)))).isEmpty();
        assertThat(book.refusals(claim(bert, Map.of(SOCK, 100L)))).isEmpty();
    }

    @Test
    void aCustomerHasAsMuchAsTheLimitInAllOrdersTogether() {
        QuotaBook book = book(quota("drop", null, 2L));

        take(book, claim(ada, Map.of(SHIRT, 1L)));

        assertThat(reasons(book, claim(ada, Map.of(SHIRT, 2L)))).containsOnly(Reason.CUSTOMER_LIMIT);
        assertThat(book.refusals(claim(ada, Map.of(SHIRT, 1L)))).isEmpty();
        assertThat(book.refusals(claim(bert, Map.of(SHIRT, 2L)))).isEmpty();
        assertThat(reasons(book, claim(null, Map.of(SHIRT, 1L)))).containsOnly(Reason.IDENTIFICATION_NEEDED);
        assertThat(book.refusals(claim(null, Map.of(SOCK, 1L)))).isEmpty();
    }

    @Test
    void theSaleBeginsAtItsBeginningAndIsOverAtItsEnd() {
        Instant end = NOW.plusSeconds(60);
        Quota quota = new Quota(
                "drop",
                1,
                "Drop",
                Set.of(SHIRT),
                Set.of(),
                Optional.of(NOW),
                Optional.of(end),
                Optional.empty(),
                Optional.empty(),
                true);

        assertThat(quota.isOnSale(NOW.minus(1, ChronoUnit.MICROS))).isFalse();
        assertThat(quota.isOnSale(NOW)).isTrue();
        assertThat(quota.isOnSale(end.minus(1, ChronoUnit.MICROS))).isTrue();
        assertThat(quota.isOnSale(end)).isFalse();
        assertThat(reasons(book(quota), new Claim(Ids.next(), WEB, Optional.empty(), Map.of(SHIRT, 1L), end)))
                .containsOnly(Reason.NOT_ON_SALE);
    }

    @Test
    void itHoldsOnItsChannelsOnly() {
        Quota quota = new Quota(
                "drop",
                1,
                "Drop",
                Set.of(SHIRT),
                Set.of("app"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(0L),
                Optional.empty(),
                false);

        assertThat(book(quota).refusals(claim(ada, Map.of(SHIRT, 1L)))).isEmpty();
        assertThat(book(quota).isUndivided(WEB, SHIRT)).isFalse();
        assertThat(book(quota).isUndivided("app", SHIRT)).isTrue();
    }

    @Test
    void whereSeveralCoverASkuAllOfThemHold() {
        QuotaBook book = book(quota("all", 10L, null), quota("few", 1L, null));

        assertThat(reasons(book, claim(ada, Map.of(SHIRT, 2L)))).containsOnly(Reason.QUOTA_REACHED);
        take(book, claim(ada, Map.of(SHIRT, 1L)));
        assertThat(book.changed()).hasSize(2);
    }

    @Test
    void whatAnOrderGivesBackCountsNoMoreAndWhatIsSoldStays() {
        QuotaBook book = book(quota("drop", 2L, 2L));
        Claim claim = claim(ada, Map.of(SHIRT, 2L));
        take(book, claim);

        book.settle(claim.owner(), Map.of(SHIRT, new Counted(0, 1)));

        assertThat(reasons(book, claim(ada, Map.of(SHIRT, 2L)))).containsOnly(Reason.QUOTA_REACHED);
        assertThat(book.refusals(claim(ada, Map.of(SHIRT, 1L)))).isEmpty();
        book.settle(claim.owner(), Map.of());
        assertThat(book.refusals(claim(ada, Map.of(SHIRT, 2L)))).isEmpty();
        assertThat(book.changed()).singleElement().satisfies(use -> assertThat(use.counted())
                .isEqualTo(Counted.NOTHING));
    }

    @Test
    void anOrderThatComesTooLateHasNothingAgainWhereOthersHaveItNow() {
        QuotaBook book = book(quota("drop", 2L, null));
        Claim late = claim(ada, Map.of(SHIRT, 2L));
        take(book, late);
        book.settle(late.owner(), Map.of());
        assertThat(book.beyond(late.owner(), Map.of(SHIRT, 2L))).isEmpty();

        take(book, claim(bert, Map.of(SHIRT, 1L)));

        assertThat(book.beyond(late.owner(), Map.of(SHIRT, 2L)))
                .containsExactly(new Shortage(SHIRT, 2, 1, Reason.QUOTA_REACHED));
    }

    @Test
    void aCartIsForgottenBeforeItsOrderCounts() {
        UUID cart = Ids.next();
        Use held = new Use("drop", cart, SHIRT, Optional.of(ada), new Counted(2, 0));
        QuotaCounts counts = new QuotaCounts();
        counts.inAll("drop", 2);
        counts.ofPerson(ada, "drop", 2);
        QuotaBook book = new QuotaBook(List.of(quota("drop", 2L, 2L)), List.of(held), counts);

        assertThat(reasons(book, claim(ada, Map.of(SHIRT, 2L)))).containsOnly(Reason.QUOTA_REACHED);
        book.giveUp(cart);

        assertThat(book.refusals(claim(ada, Map.of(SHIRT, 2L)))).isEmpty();
        assertThat(book.gone()).containsExactly(cart);
        assertThat(book.changed()).isEmpty();
    }

    @Test
    void whatOneCustomerTakesCountsForTheOtherOfThePerson() {
        QuotaCounts counts = new QuotaCounts();
        counts.isOf(ada, ada);
        counts.isOf(bert, ada);
        counts.ofPerson(ada, "drop", 1);
        counts.ofPerson(ada, "drop", 1);
        QuotaBook book = new QuotaBook(List.of(quota("drop", null, 3L)), List.of(), counts);

        take(book, claim(bert, Map.of(SHIRT, 1L)));

        assertThat(book.refusals(claim(ada, Map.of(SHIRT, 1L)))).isEmpty();
        assertThat(reasons(book, claim(ada, Map.of(SHIRT, 2L)))).containsOnly(Reason.CUSTOMER_LIMIT);
        assertThat(reasons(book, claim(bert, Map.of(SHIRT, 2L)))).containsOnly(Reason.CUSTOMER_LIMIT);
    }

    private static QuotaBook book(Quota... quotas) {
        return new QuotaBook(List.of(quotas), List.of(), new QuotaCounts());
    }

    private static Quota quota(String id, Long pieces, Long perCustomer) {
        return new Quota(
                id,
                1,
                "Drop",
                Set.of(SHIRT, SHOE),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(pieces),
                Optional.ofNullable(perCustomer),
                true);
    }

    private static Claim claim(UUID customer, Map<Sku, Long> pieces) {
        return new Claim(Ids.next(), WEB, Optional.ofNullable(customer), pieces, NOW);
    }

    private static void take(QuotaBook book, Claim claim) {
        assertThat(book.refusals(claim)).isEmpty();
        book.take(claim);
    }

    private static List<Reason> reasons(QuotaBook book, Claim claim) {
        return book.refusals(claim).stream().map(Shortage::reason).toList();
    }
}
