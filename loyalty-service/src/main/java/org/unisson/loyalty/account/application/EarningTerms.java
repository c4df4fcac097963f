package org.unisson.loyalty.account.application;

import org.unisson.loyalty.account.domain.Programme;

/** Under what a purchase earns. */
public record EarningTerms(Programme programme, GoodsRules rules) {}
