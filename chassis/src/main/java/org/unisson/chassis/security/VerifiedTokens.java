package org.unisson.chassis.security;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Verifies bearer tokens, and remembers for half a minute which ones were good: a signature costs more than most requests
 * do, and a channel shows the same token with each of them. What was refused is not remembered, and a token is good for no
 * longer than it says.
 */
@Singleton
@Alternative
@Priority(1)
public class VerifiedTokens extends JWTCallerPrincipalFactory {

    // For so long a key that was withdrawn meanwhile is still believed.
    static final Duration REMEMBERED = Duration.ofSeconds(30);

    static final int AT_MOST = 1_000;

    private static final int LONGEST = 4_096;

    private final JWTCallerPrincipalFactory verifying;
    private final Clock clock;
    private final Map<String, Verified> verified = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
            return size() > AT_MOST;
        }
    };

    /** @param at when it was verified */
    private record Verified(JWTCallerPrincipal principal, Instant at, Instant until) {

        /** A clock that was put back says nothing of how long ago it was. */
        boolean isGoodAt(Instant now) {
            return !now.isBefore(at) && now.isBefore(until);
        }
    }

    @Inject
    VerifiedTokens(Clock clock) {
        this(new DefaultJWTCallerPrincipalFactory(), clock);
    }

    VerifiedTokens(JWTCallerPrincipalFactory verifying, Clock clock) {
        this.verifying = verifying;
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        Instant now = clock.instant();
        synchronized (verified) {
            Verified known = verified.get(token);
            if (known != null && known.isGoodAt(now)) {
                return known.principal();
            }
        }
        JWTCallerPrincipal principal = verifying.parse(token, rules);
        if (token.length() <= LONGEST) {
            remember(token, new Verified(principal, now, end(principal, now)));
        }
        return principal;
    }

    private void remember(String token, Verified good) {
        synchronized (verified) {
            // Removed first, so that it counts as the newest.
            verified.remove(token);
            verified.put(token, good);
        }
    }

    private static Instant end(JWTCallerPrincipal principal, Instant now) {
        Instant forgotten = now.plus(REMEMBERED);
        Instant expiry = Instant.ofEpochSecond(principal.getExpirationTime());
        return expiry.isBefore(forgotten) ? expiry : forgotten;
    }
}
