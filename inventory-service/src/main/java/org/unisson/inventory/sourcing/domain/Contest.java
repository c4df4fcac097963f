package org.unisson.inventory.sourcing.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.sourcing.domain.RequestedLine.Method;

/** All locations before one question: refused with a reason, or ranked by the rules of the policy. Looks at each once. */
final class Contest {

    private final Question question;
    private final Situation situation;
    private final Map<Sku, Long> wanted;
    private final List<Rule> order;
    private final List<Candidate> ranking = new ArrayList<>();
    private final Map<Refusal, List<Gln>> refused = new EnumMap<>(Refusal.class);

    /**
     * A location that could serve.
     *
     * @param number of its site
     * @param hasEverything whether it has all that is asked for
     * @param scores by the order of the rules
     */
    record Candidate(int number, Gln location, boolean hasEverything, long[] scores) {}

    Contest(Question question, Situation situation) {
        this.question = question;
        this.situation = situation;
        this.wanted = question.wanted();
        this.order = question.applied().policy().order();
        List<Site> sites = situation.network().sites();
        for (int number = 0; number < sites.size(); number++) {
            look(number, sites.get(number));
        }
        ranking.sort(Comparator.comparing(Candidate::scores, Arrays::compare));
    }

    private void look(int number, Site site) {
        Method method =
                question.collectedAt().filter(site.gln()::equals).isPresent() ? Method.PICKUP : question.method();
        Optional<Refusal> refusal = situation
                .refusal(site, method, question.applied().policy())
                .or(() -> question.isShipped() ? situation.reach().refusal(site.gln()) : Optional.empty());
        if (refusal.isPresent()) {
            refuse(refusal.get(), site.gln());
            return;
        }
        long left = 0;
        boolean hasEverything = true;
        boolean givesLastUnit = false;
        for (Map.Entry<Sku, Long> want : wanted.entrySet()) {
            long there = situation.shelves().left(number, want.getKey());
            left += there;
            hasEverything &= there >= want.getValue();
            givesLastUnit |= there > 0 && there <= want.getValue();
        }
        if (left == 0) {
            refuse(Refusal.NOT_ENOUGH_STOCK, site.gln());
            return;
        }
        Standing standing = new Standing(
                site,
                situation.pickupStores().contains(site.gln()),
                hasEverything,
                left,
                givesLastUnit,
                situation.network().workload().at(site.gln()),
                situation.basket().destination());
        long[] scores = order.stream().mapToLong(rule -> rule.score(standing)).toArray();
        ranking.add(new Candidate(number, site.gln(), hasEverything, scores));
    }

    private void refuse(Refusal reason, Gln location) {
        refused.computeIfAbsent(reason, any -> new ArrayList<>()).add(location);
    }

    Question question() {
        return question;
    }

    Map<Sku, Long> wanted() {
        return wanted;
    }

    /** Who could serve, the best first. */
    List<Candidate> ranking() {
        return ranking;
    }

    /** Who could not, by reason. */
    Map<Refusal, List<Gln>> refused() {
        return refused;
    }

    /** The first rule by which they differ, which there always is. */
    int deciding(Candidate better, Candidate worse) {
        return Arrays.mismatch(better.scores(), worse.scores());
    }

    Rule rule(int index) {
        return order.get(index);
    }

    /** Pieces that the candidates have of that SKU. */
    long available(Sku sku) {
        return ranking.stream()
                .mapToLong(candidate -> situation.shelves().left(candidate.number(), sku))
                .sum();
    }
}
