package org.unisson.customer.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisson.chassis.persons.PersonalData;

/** Why customers are one person, or are not. Of who else was thought to be the person, only ids are told. */
@ApplicationScoped
class IdentityPersonalData implements PersonalData {

    private static final String DECISIONS = """
            select d.decision_id::text, jsonb_build_object('decisionId', d.decision_id, 'kind', d.kind,
                'personId', d.person_id, 'formerId', d.former_id, 'moved', to_jsonb(d.moved), 'rule', d.rule,
                'ruleVersion', d.rule_version,
                'keys', case when d.members <@ $1 then to_jsonb(d.keys) end,
                'confidence', d.confidence, 'reason', d.reason, 'decidedAt', d.decided_at)
            from identity_decision d where d.members && $1 or d.moved && $1""";

    private static final String REVIEWS = """
            select r.review_id::text, jsonb_build_object('reviewId', r.review_id, 'one', r.one, 'other', r.other,
                'probability', r.probability, 'because', to_jsonb(r.because), 'proposedAt', r.proposed_at,
                'state', r.state, 'reason', r.reason, 'answeredAt', r.answered_at)
            from identity_review r where r.one = any($1) or r.other = any($1)""";

    private static final String LINKS = """
            select l.one || ' ' || l.other, jsonb_build_object('one', l.one, 'other', l.other, 'rule', l.rule,
                'confidence', l.confidence, 'keys', to_jsonb(l.keys))
            from identity_link l where l.one = any($1) and l.other = any($1)""";

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("identityDecisions", Set.of("identity_decision"), DECISIONS),
                new Part("identityReviews", Set.of("identity_review"), REVIEWS),
                new Part("identityLinks", Set.of("identity_link"), LINKS));
    }

    @Override
    public Map<String, String> keptBack() {
        return Map.of(
                "belonging", "which ids are one person: every export names them",
                "identity_verdict", "pairs of ids: the decisions that said so are handed out");
    }
}
