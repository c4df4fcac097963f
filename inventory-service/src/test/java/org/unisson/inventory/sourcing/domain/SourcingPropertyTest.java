package org.unisson.inventory.sourcing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.inventory.sourcing.domain.Books.WEB;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.location.domain.Handling;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.sourcing.domain.RequestedLine.Method;
import org.unisson.inventory.sourcing.domain.SourcingPolicy.Scope;
import org.unisson.inventory.stock.domain.Place;

/** Whatever the stock, the sites, the policy and the basket. */
class SourcingPropertyTest {

    private static final int CASES = 10_000;
    private static final List<String> CAPABILITIES = List.of("SELL", "SHIP", "PICKUP");

    private final long seed = Long.getLong("unisson.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /** A planned case. @param asked how often the stock of each place was asked for */
    private record Case(
            Basket basket,
            List<Site> sites,
            Map<Place, Long> stock,
            SourcingPolicy policy,
            Set<Gln> exclusions,
            Map<Place, Integer> asked,
            Plan plan) {}

    @Test
    void holds() {
        for (int number = 0; number < CASES; number++) {
            Case planned = planned();
            try {
                takesWhatThereIsAndAllOrNothing(planned);
                namesEachCandidateOnce(planned);
                ranksNobodyBehindWhomItChose(planned);
                asksForEachPlaceOnce(planned);
            } catch (AssertionError failed) {
                throw new AssertionError("case " + number + " of -Dunisson.seed=" + seed + ": " + planned, failed);
            }
        }
    }

    private void takesWhatThereIsAndAllOrNothing(Case planned) {
        Map<Place, Long> taken = new HashMap<>();
        Map<UUID, Long> served = new HashMap<>();
        for (Allocation one : planned.plan().lines()) {
            assertThat(one.quantity()).isPositive();
            taken.merge(one.place(), one.quantity(), Long::sum);
            served.merge(one.lineId(), one.quantity(), Long::sum);
        }
        taken.forEach((place, pieces) ->
                assertThat(pieces).isLessThanOrEqualTo(planned.stock().getOrDefault(place, 0L)));
        Map<UUID, Long> wanted = new HashMap<>();
        planned.basket().lines().forEach(line -> wanted.put(line.lineId(), line.quantity()));
        if (planned.plan().possible()) {
            assertThat(served).isEqualTo(wanted);
            planned.policy().maxParcels().ifPresent(limit -> assertThat(
                            planned.plan().decisions())
                    .allSatisfy(decision -> assertThat(decision.chosen()).hasSizeLessThanOrEqualTo(limit)));
        } else {
            served.forEach((line, pieces) -> assertThat(pieces).isEqualTo(wanted.get(line)));
        }
    }

    private void namesEachCandidateOnce(Case planned) {
        List<UUID> decided = new ArrayList<>();
        for (Decision decision : planned.plan().decisions()) {
            decided.addAll(decision.lines());
            List<Gln> named = new ArrayList<>();
            decision.chosen().forEach(choice -> named.add(choice.location()));
            decision.outranked().forEach(group -> named.addAll(group.behind().keySet()));
            decision.refused().values().forEach(named::addAll);
            if (named.size() == 1 && isBound(planned, decision)) {
                continue;
            }
            assertThat(named)
                    .containsExactlyInAnyOrderElementsOf(
                            planned.sites().stream().map(Site::gln).toList());
        }
        assertThat(decided)
                .containsExactlyInAnyOrderElementsOf(planned.basket().lines().stream()
                        .map(RequestedLine::lineId)
                        .toList());
    }

    private static boolean isBound(Case planned, Decision decision) {
        return planned.basket().lines().stream()
                .filter(line -> decision.lines().contains(line.lineId()))
                .allMatch(RequestedLine::isBound);
    }

    private void ranksNobodyBehindWhomItChose(Case planned) {
        for (Decision decision : planned.plan().decisions()) {
            List<Rule> order = planned.policy().order();
            int last = -1;
            for (Decision.Outranked group : decision.outranked()) {
                assertThat(order.indexOf(group.rule())).isGreaterThan(last);
                last = order.indexOf(group.rule());
                assertThat(group.behind().values()).allMatch(score -> score > group.chosen());
            }
            // The best of the others is among those whom the last of the rules put behind.
            assertThat(decision.decidedBy())
                    .isEqualTo(
                            decision.outranked().isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(decision.outranked().getLast().rule()));
        }
    }

    private void asksForEachPlaceOnce(Case planned) {
        assertThat(planned.asked().values()).containsOnly(1);
    }

    private Case planned() {
        List<Sku> skus = List.of(new Sku("A"), new Sku("B"), new Sku("C"));
        List<Site> sites = new ArrayList<>();
        Map<Place, Long> stock = new HashMap<>();
        Map<Gln, Long> work = new HashMap<>();
        int count = 1 + random.nextInt(8);
        for (int number = 0; number < count; number++) {
            Gln gln = Gln.ofTwelve("30000000000" + number);
            sites.add(new Site(
                    gln,
                    random.nextInt(4) == 0,
                    random.nextInt(8) > 0,
                    some(CAPABILITIES, 4),
                    random.nextInt(-90, 91),
                    random.nextInt(-180, 181),
                    new Handling(maybe(random.nextLong(3)), maybe(1 + random.nextLong(3)))));
            work.put(gln, random.nextLong(5));
            skus.forEach(sku -> stock.put(new Place(gln, sku), (long) random.nextInt(5)));
        }
        Collections.shuffle(sites, random);
        List<Gln> glns = new ArrayList<>(sites.stream().map(Site::gln).toList());
        glns.add(Gln.ofTwelve("399999999999"));
        Basket basket = new Basket(WEB, lines(skus, glns), destination());
        SourcingPolicy policy = policy(glns);
        Set<Gln> exclusions = random.nextInt(3) == 0 ? some(glns, 2) : Set.of();
        Map<Place, Integer> asked = new HashMap<>();
        Plan plan = Sourcing.plan(
                basket,
                new Network(
                        sites,
                        (location, sku) -> () -> {
                            asked.merge(new Place(location, sku), 1, Integer::sum);
                            return stock.getOrDefault(new Place(location, sku), 0L);
                        },
                        new Workload(work)),
                new Policies(List.of(new KnownPolicy(policy, 1)), Map.of()),
                exclusions);
        asked.putIfAbsent(new Place(glns.getLast(), skus.getFirst()), 1);
        return new Case(basket, sites, stock, policy, exclusions, asked, plan);
    }

    private List<RequestedLine> lines(List<Sku> skus, List<Gln> glns) {
        List<RequestedLine> lines = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int number = 0; number < count; number++) {
            Method method = random.nextInt(3) > 0 ? Method.SHIP : Method.values()[random.nextInt(3)];
            lines.add(new RequestedLine(
                    Ids.next(),
                    skus.get(random.nextInt(skus.size())),
                    1 + random.nextInt(6),
                    method,
                    method == Method.SHIP ? Optional.empty() : Optional.of(glns.get(random.nextInt(glns.size())))));
        }
        return lines;
    }

    private Optional<Destination> destination() {
        return switch (random.nextInt(3)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Destination("FR", null, null));
            default -> Optional.of(new Destination("FR", random.nextDouble(-90, 90), random.nextDouble(-180, 180)));
        };
    }

    private SourcingPolicy policy(List<Gln> glns) {
        List<Rule> rules = new ArrayList<>(List.of(Rule.values()));
        Collections.shuffle(rules, random);
        return new SourcingPolicy(
                "random",
                new Scope(null, null),
                rules.subList(0, random.nextInt(rules.size() + 1)),
                random.nextInt(3) == 0 ? some(glns, 2) : Set.of(),
                random.nextInt(3) == 0 ? some(glns, 3) : Set.of(),
                random.nextBoolean() ? Optional.empty() : Optional.of(1 + random.nextInt(3)),
                random.nextBoolean());
    }

    private <T> Set<T> some(List<T> all, int oneOutOf) {
        Set<T> some = new HashSet<>(all);
        some.removeIf(each -> random.nextInt(oneOutOf) == 0);
        return some;
    }

    private Long maybe(long value) {
        return random.nextBoolean() ? value : null;
    }
}
