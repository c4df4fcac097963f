package org.unisson.scenarios.random;

import org.unisson.scenarios.random.Facts.GoodsBack;

/**
 * The rule of goods that are sent again on trust: the money of a claimed piece stands for its replacement, and goes back
 * when that is brought back; goods that turn up give nothing.
 */
final class ClaimRules {

    private ClaimRules() {}

    /** Pieces of a claimed line of which the money went back because their replacements were brought back. */
    static long givenBackFor(Situation situation, String lineId) {
        return situation.facts().desk().claims(lineId).stream()
                .mapToLong(claim -> broughtBack(situation, claim.replacement()))
                .sum();
    }

    private static long broughtBack(Situation situation, String replacement) {
        return situation.orders().stream()
                .filter(it -> it.isSale() && it.placed().orderId().equals(replacement))
                .map(it -> it.order().path("purchaseId").asText())
                .flatMap(purchase -> situation.facts().returns().stream()
                        .filter(goods -> goods.purchaseId().equals(purchase)))
                .mapToLong(GoodsBack::pieces)
                .sum();
    }
}
