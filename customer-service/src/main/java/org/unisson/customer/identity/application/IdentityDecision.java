package org.unisson.customer.identity.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Why customers are one person, or are not.
 *
 * @param kind MERGED, UNMERGED, or KEPT_APART for a proposal that was refused
 * @param personId of whom it decides
 * @param formerId the person that was left; only of UNMERGED
 * @param members all customers of the person after it
 * @param moved those that came to be another person by it
 * @param rule its name; SCORE by all that they have in common; BY_HAND where somebody said so
 * @param ruleVersion version of the rules; 0: those built in
 * @param keys what they had in common, KIND:value; only for who may see personal data
 * @param confidence from 0 to 1
 * @param reason in words, without personal data unless somebody wrote some
 * @param decidedBy the caller's subject, or {@code rules}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IdentityDecision(
        UUID decisionId,
        String kind,
        UUID personId,
        UUID formerId,
        List<UUID> members,
        List<UUID> moved,
        String rule,
        Long ruleVersion,
        List<String> keys,
        Double confidence,
        String reason,
        String decidedBy,
        Instant decidedAt) {

    public static final String MERGED = "MERGED";
    public static final String UNMERGED = "UNMERGED";
    public static final String KEPT_APART = "KEPT_APART";

    /** Who decides where nobody does. */
    public static final String BY_RULES = "rules";

    public IdentityDecision {
        members = List.copyOf(members);
        moved = List.copyOf(moved);
        keys = keys == null ? null : List.copyOf(keys);
    }

    /** The kinds of its keys, without their values. */
    public List<String> keyKinds() {
        return keys.stream()
                .map(key -> key.substring(0, key.indexOf(':')))
                .distinct()
                .sorted()
                .toList();
    }

    /** The same with the kinds of its keys instead of their values. */
    public IdentityDecision withoutValues() {
        return new IdentityDecision(
                decisionId,
                kind,
                personId,
                formerId,
                members,
                moved,
                rule,
                ruleVersion,
                keyKinds(),
                confidence,
                reason,
                decidedBy,
                decidedAt);
    }

    /** Says nothing of its content: this may end in a log. */
    @Override
    public String toString() {
        return "identity decision " + decisionId;
    }
}
