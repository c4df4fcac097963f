package org.unisson.order.brandpolicy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class BrandPolicyTest {

    @Test
    void aNamedSellerIsOneOfThoseNamed() {
        BrandPolicy policy = new BrandPolicy("alize", false, true, Set.of("anne"), Set.of());

        assertThat(policy.against("web", null, null)).isPresent();
        assertThat(policy.against("web", "bert", "A-1")).isPresent();
        assertThat(policy.against("web", "anne", null)).isEmpty();
    }

    @Test
    void whereNoneIsNamedAnySellerWillDo() {
        BrandPolicy policy = new BrandPolicy("alize", false, true, Set.of(), Set.of());

        assertThat(policy.against("web", null, null)).isPresent();
        assertThat(policy.against("web", "bert", null)).isEmpty();
    }

    @Test
    void anAppointmentAndAChannelAreAskedForEach() {
        BrandPolicy policy = new BrandPolicy("alize", true, false, Set.of(), Set.of("boutique"));

        assertThat(policy.against("boutique", null, null))
                .hasValueSatisfying(it -> assertThat(it.rule()).isEqualTo(BrandPolicy.Rule.BRAND_APPOINTMENT));
        assertThat(policy.against("web", null, "A-1"))
                .hasValueSatisfying(it -> assertThat(it.rule()).isEqualTo(BrandPolicy.Rule.BRAND_CHANNEL));
        assertThat(policy.against("boutique", null, "A-1")).isEmpty();
    }
}
