package org.unisson.customer.registry.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.unisson.customer.registry.domain.Consent;
import org.unisson.customer.registry.domain.ConsentsInForce;
import org.unisson.customer.registry.domain.ConsentsInForce.OfPurpose;

/**
 * What holds for a purpose, where it was said and since when.
 *
 * @param granted of the purpose as a whole, and of each channel that is not named
 * @param source absent, and so is since, where only channels were spoken of
 * @param channels those that were spoken of by themselves
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ConsentView(String purpose, boolean granted, String source, Instant since, List<ChannelView> channels) {

    /** What holds for a channel. @param channel EMAIL, SMS, PUSH, POST or PHONE */
    public record ChannelView(String channel, boolean granted, String source, Instant since) {}

    static List<ConsentView> all(ConsentsInForce consents) {
        return consents.purposes().stream().map(ConsentView::of).toList();
    }

    private static ConsentView of(OfPurpose one) {
        return new ConsentView(
                one.purpose().name(),
                one.isGranted(),
                one.whole().map(Consent::source).orElse(null),
                one.whole().map(Consent::since).orElse(null),
                one.channels().stream()
                        .map(consent -> new ChannelView(
                                consent.scope().channel().name(), consent.granted(), consent.source(), consent.since()))
                        .toList());
    }
}
