package org.unisson.catalog.price.application;

import org.unisson.catalog.price.domain.Bounds.Refusal;
import org.unisson.chassis.rest.Problem;

/** Refusals as problems; all of them 422. */
final class Refusals {

    private Refusals() {}

    static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownSku unknown ->
                Problem.unprocessable("unknown-sku", "No product has the SKU " + unknown.sku() + ".");
            case Refusal.UnknownChannel unknown ->
                Problem.unprocessable("unknown-channel", "/prices", "there is no channel '" + unknown.channel() + "'");
            case Refusal.UnknownList unknown ->
                Problem.unprocessable("unknown-list", "/prices", "there is no price list '" + unknown.list() + "'");
            case Refusal.OtherCurrency other ->
                Problem.unprocessable(
                        "currency-of-channel",
                        "/prices",
                        "prices of '" + other.channel() + "' are in " + other.expected());
        };
    }
}
