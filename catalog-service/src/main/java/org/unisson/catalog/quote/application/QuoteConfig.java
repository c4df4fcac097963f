package org.unisson.catalog.quote.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How quotes are given. */
@ConfigMapping(prefix = "unisson.quotes")
public interface QuoteConfig {

    /** How long a quote is good, where nothing that priced it ends before; at most 15 minutes. */
    @WithDefault("PT15M")
    Duration validFor();

    /** How long a quote is kept. */
    @WithDefault("P30D")
    Duration keptFor();

    /** How often old quotes are deleted and locks of expired ones released. */
    @WithDefault("PT5S")
    Duration cleanUpInterval();

    /** The key that signs quotes. Without one, a key is made once and shared by all replicas in the database. */
    Optional<Key> key();

    /** An EC key on P-256. */
    interface Key {

        /** PKCS #8 in Base64, without line ends. */
        String privateKey();

        /** X.509 SubjectPublicKeyInfo in Base64, without line ends. */
        String publicKey();
    }
}
