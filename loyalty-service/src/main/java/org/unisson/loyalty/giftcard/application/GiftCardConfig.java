package org.unisson.loyalty.giftcard.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The terms of gift cards. */
@ConfigMapping(prefix = "unisson.gift-cards")
public interface GiftCardConfig {

    /** Under which PINs are hashed: at least 32 characters, kept apart from the database. None: no start. */
    Optional<String> pinKey();

    /** How long a card is good, from its sale on. */
    @WithDefault("P730D")
    Duration validFor();

    /** How long an authorisation waits for its order or till. */
    @WithDefault("PT15M")
    Duration setAsideFor();

    /** How often cards that have expired are looked for. */
    @WithDefault("PT1M")
    Duration expiringInterval();

    /** How often authorisations that have ended are looked for. */
    @WithDefault("PT1S")
    Duration endingInterval();
}
