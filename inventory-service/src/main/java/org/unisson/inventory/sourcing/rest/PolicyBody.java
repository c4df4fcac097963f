package org.unisson.inventory.sourcing.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.sourcing.domain.KnownPolicy;
import org.unisson.inventory.sourcing.domain.Rule;
import org.unisson.inventory.sourcing.domain.SourcingPolicy;
import org.unisson.inventory.sourcing.domain.SourcingPolicy.Scope;

/**
 * A sourcing policy. For one SKU on one channel the most specific one is followed: of channel and brand, of the channel,
 * of the brand, of neither; where there is none, one parcel, warehouses before stores, fuller shelves first.
 *
 * @param policyId in answers; in a request the path says it
 * @param channel on which is sold; absent: every one
 * @param brand as the catalog writes it; absent: every one
 * @param rules compared one after the other, each once: PICKUP_STORE_FIRST, ONE_PARCEL, WAREHOUSE_FIRST, NEAREST,
 *     LOWEST_COST, LEAST_WORKLOAD, KEEP_LAST_UNIT, MOST_STOCK, LOCATION_NUMBER; the last one ends every list by itself
 * @param excluded locations from which nothing is shipped or handed over
 * @param only the locations from which something may be; absent: all
 * @param maxParcels into how many parcels lines that are decided together may be split; absent: any number
 * @param shipToStore whether what is to be collected and is not there may be sent there from elsewhere; false if not said
 * @param version in answers; If-Match carries it in a request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyBody(
        String policyId,
        @Pattern(regexp = CHANNEL) String channel,

        @Pattern(regexp = "[^\\p{Cntrl}]{1,200}", message = "is 1 to 200 characters")
        String brand,

        @NotNull @Size(min = 1, max = 20) List<@NotNull @Size(max = 64) String> rules,
        @Size(max = 1_000) List<@NotNull Gln> excluded,
        @Size(min = 1, max = 1_000) List<@NotNull Gln> only,
        @Min(1) @Max(100) Integer maxParcels,
        Boolean shipToStore,
        Long version) {

    static final String CHANNEL = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    SourcingPolicy toDomain(String id) {
        if (policyId != null && !policyId.equals(id)) {
            throw Problem.invalid("/policyId", "differs from the path").asException();
        }
        return new SourcingPolicy(
                id,
                new Scope(channel, brand),
                ordered(),
                excluded == null ? Set.of() : Set.copyOf(excluded),
                only == null ? Set.of() : Set.copyOf(only),
                Optional.ofNullable(maxParcels),
                Boolean.TRUE.equals(shipToStore));
    }

    private List<Rule> ordered() {
        List<Rule> ordered = new ArrayList<>();
        for (int index = 0; index < rules.size(); index++) {
            String name = rules.get(index);
            Optional<Rule> rule = Arrays.stream(Rule.values())
                    .filter(known -> known.name().equals(name))
                    .findFirst();
            if (rule.isEmpty()) {
                throw Problem.invalid(
                                "/rules/" + index,
                                "there is no rule " + name + "; there are " + Arrays.toString(Rule.values()))
                        .asException();
            }
            if (ordered.contains(rule.get())) {
                throw Problem.invalid("/rules/" + index, name + " is named twice")
                        .asException();
            }
            ordered.add(rule.get());
        }
        return ordered;
    }

    static PolicyBody of(KnownPolicy known) {
        SourcingPolicy policy = known.policy();
        return new PolicyBody(
                policy.id(),
                policy.scope().channel(),
                policy.scope().brand(),
                policy.rules().stream().map(Rule::name).toList(),
                sorted(policy.excluded()),
                policy.only().isEmpty() ? null : sorted(policy.only()),
                policy.maxParcels().orElse(null),
                policy.shipToStore(),
                known.version());
    }

    private static List<Gln> sorted(Set<Gln> locations) {
        return locations.stream().sorted(Comparator.comparing(Gln::number)).toList();
    }
}
