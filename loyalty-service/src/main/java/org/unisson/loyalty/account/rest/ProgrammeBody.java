package org.unisson.loyalty.account.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unisson.chassis.rest.Problem;
import org.unisson.loyalty.account.application.ProgrammeDocuments.Document;
import org.unisson.loyalty.account.application.RuleConditions;
import org.unisson.loyalty.account.domain.Rule;
import org.unisson.loyalty.account.domain.Validity;

/**
 * What can be changed of the programme.
 *
 * @param expiry when points expire; absent: never
 * @param pendingDays after which points of a purchase can be spent, at most 90; absent: 0, at once
 * @param zone in whose calendar these, and hours and days of rules, are counted, such as Europe/Paris; absent: UTC
 * @param rules that make goods earn more or less, at most 50; absent: none
 */
record ProgrammeBody(
        Expiry expiry,
        @Min(0) @Max(Validity.MOST_PENDING_DAYS) Integer pendingDays,
        @Size(max = 50) String zone,
        @Valid @Size(max = 50) List<@NotNull RuleBody> rules) {

    /**
     * A rule, for each line of goods.
     *
     * @param id lower-case letters, digits and hyphens, at most 50; entries name it
     * @param when a condition in CEL over kind, channel, store, currency, total, card, hour, weekday, sku and lineTotal, at
     *     most 1,000 characters; absent: always
     * @param multiplier hundredths of what goods earn as ever, 0 to 1000: 200 adds as much again, 0 takes as much off. What
     *     several rules and the quote add is added up; no line earns less than nothing, or more than a hundred times
     */
    record RuleBody(
            @NotNull
            @Pattern(
                    regexp = "[a-z0-9][a-z0-9-]{0,49}",
                    message = "is lower-case letters, digits and hyphens, at most 50")
            String id,

            @Size(min = 1, max = RuleConditions.LONGEST) String when,
            @NotNull @Min(0) @Max(1_000) Integer multiplier) {

        static RuleBody of(Rule rule) {
            return new RuleBody(rule.id(), rule.when(), rule.multiplier());
        }

        private Rule rule() {
            return new Rule(id, when, multiplier);
        }
    }

    /**
     * When points expire.
     *
     * @param days after they were earned, at most 3650
     * @param months after they were earned, at most 120; exactly one of days and months
     * @param endOfMonth whether they last until the end of that month; absent: no
     */
    record Expiry(Integer days, Integer months, Boolean endOfMonth) {

        static Expiry of(Validity validity) {
            return validity.days() == null && validity.months() == null
                    ? null
                    : new Expiry(validity.days(), validity.months(), validity.endOfMonth());
        }
    }

    /** @throws org.unisson.chassis.rest.ProblemException 400 where it makes no sense, naming the place */
    private Validity validity() {
        Integer days = expiry == null ? null : expiry.days();
        Integer months = expiry == null ? null : expiry.months();
        boolean endOfMonth = expiry != null && Boolean.TRUE.equals(expiry.endOfMonth());
        int pending = pendingDays == null ? 0 : pendingDays;
        if (expiry != null && days == null && months == null) {
            throw Problem.invalid("/expiry", "is in days or in months; without it points never expire")
                    .asException();
        }
        Validity.problem(days, months, endOfMonth, pending).ifPresent(problem -> {
            throw Problem.invalid("/expiry", problem).asException();
        });
        return new Validity(days, months, endOfMonth, pending, zoneId());
    }

    /** @throws org.unisson.chassis.rest.ProblemException 400 where two have the same id, naming the second */
    static List<Rule> rules(List<RuleBody> bodies) {
        Set<String> ids = new HashSet<>();
        List<Rule> rules = new ArrayList<>();
        for (RuleBody body : bodies == null ? List.<RuleBody>of() : bodies) {
            if (!ids.add(body.id())) {
                throw Problem.invalid("/rules/" + rules.size() + "/id", "is the id of another rule too")
                        .asException();
            }
            rules.add(body.rule());
        }
        return rules;
    }

    Document document() {
        return new Document(0, validity(), rules(rules));
    }

    private ZoneId zoneId() {
        try {
            return ZoneId.of(zone == null ? "UTC" : zone);
        } catch (DateTimeException unknown) {
            throw Problem.invalid("/zone", "is no time zone such as Europe/Paris")
                    .asException();
        }
    }
}
