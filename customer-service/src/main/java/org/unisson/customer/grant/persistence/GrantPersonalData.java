package org.unisson.customer.grant.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisson.chassis.persons.PersonalData;

/** What persons granted third parties' agents, and what these asked for. */
@ApplicationScoped
class GrantPersonalData implements PersonalData {

    private static final String GRANTS = """
            select g.customer_id || ' ' || g.partner || ' ' || lpad(g.version::text, 19, '0'), jsonb_build_object(
                'customerId', g.customer_id, 'partner', g.partner, 'version', g.version, 'scopes', to_jsonb(g.scopes),
                'until', g.until, 'saidBy', g.said_by, 'saidAt', g.said_at)
            from partner_grant g where g.customer_id = any($1)""";

    private static final String ACTIONS = """
            select a.action_id::text, jsonb_build_object('actionId', a.action_id, 'customerId', a.customer_id,
                'partner', a.partner, 'scope', a.scope, 'method', a.method, 'path', a.path, 'allowed', a.allowed,
                'askedAt', a.asked_at)
            from partner_action a where a.customer_id = any($1)""";

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("grants", Set.of("partner_grant"), GRANTS),
                new Part("partnerActions", Set.of("partner_action"), ACTIONS));
    }

    @Override
    public Map<String, String> keptBack() {
        return Map.of();
    }
}
