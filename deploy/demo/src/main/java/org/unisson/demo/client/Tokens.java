package org.unisson.demo.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.unisson.local.token.TokenRequest;

/** Tokens used again while they have long to go: signing one takes longer than most requests. */
final class Tokens {

    private static final int MOST = 1_000;
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private final Function<TokenRequest, String> mint;
    private final Map<TokenRequest, Minted> minted = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TokenRequest, Minted> eldest) {
            return size() > MOST;
        }
    };

    private record Minted(String token, long nanos) {

        boolean isGood() {
            return System.nanoTime() - nanos < GOOD_FOR.toNanos();
        }
    }

    Tokens(Function<TokenRequest, String> mint) {
        this.mint = mint;
    }

    /** One that is valid for at least its validity less ten minutes; what is valid for less is always minted anew. */
    String of(TokenRequest request) {
        if (request.validity().compareTo(GOOD_FOR.multipliedBy(2)) < 0) {
            return mint.apply(request);
        }
        synchronized (minted) {
            Minted known = minted.get(request);
            if (known != null && known.isGood()) {
                return known.token();
            }
        }
        Minted fresh = new Minted(mint.apply(request), System.nanoTime());
        synchronized (minted) {
            minted.remove(request);
            minted.put(request, fresh);
        }
        return fresh.token();
    }
}
