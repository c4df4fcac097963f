package org.unisson.customer.view.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.unisson.chassis.persons.PersonalData;

/** What of other services is shown of persons at a glance: these hand it out themselves. */
@ApplicationScoped
class ViewPersonalData implements PersonalData {

    @Override
    public List<Part> parts() {
        return List.of();
    }

    @Override
    public Map<String, String> keptBack() {
        return Map.of(
                "open_cart", "what order-service tells of carts, and hands out as carts",
                "open_voucher", "what loyalty-service tells of vouchers, and hands out as vouchers",
                "points_account", "what loyalty-service tells of accounts, and hands out as accounts");
    }
}
