package org.unisson.customer.segment.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisson.chassis.persons.PersonalData;

/** In which segments persons were, and what decided it. */
@ApplicationScoped
class SegmentPersonalData implements PersonalData {

    private static final String STAYS = """
            select s.stay_id::text, jsonb_build_object('stayId', s.stay_id, 'customerId', s.customer_id,
                'segmentId', s.segment_id, 'ruleVersion', s.rule_version, 'since', s.since, 'facts', s.facts,
                'until', s.until, 'leftByVersion', s.left_version, 'leftFacts', s.left_facts)
            from segment_stay s where s.customer_id = any($1)""";

    @Override
    public List<Part> parts() {
        return List.of(new Part("segments", Set.of("segment_stay"), STAYS));
    }

    @Override
    public Map<String, String> keptBack() {
        return Map.of(
                "segment_state", "how often others were told of the stays, and when they are looked at next",
                "segment_mark", "of whom the stays are to be looked at in the next moment");
    }
}
