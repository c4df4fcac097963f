package org.unisson.loyalty.account.application;

import java.util.Map;
import org.unisson.loyalty.account.domain.EarningRules;

/** The rules of a programme, ready to be asked about goods once it is known what these are. */
@FunctionalInterface
public interface GoodsRules {

    /** There are none. */
    GoodsRules NONE = categories -> EarningRules.NONE;

    /** @param categories by SKU, as far as they are known */
    EarningRules knowing(Map<String, String> categories);
}
