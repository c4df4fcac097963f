package org.unisson.order.quote.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.unisson.chassis.persistence.Transaction;

/** The public keys that quotes are checked by, as the catalog has told them. */
public interface QuoteKeys {

    /** Name under which the progress in their topic is kept. */
    String HANDLER = "quote-keys";

    /** Those of these keys that are known, by id. */
    Uni<Map<String, Key>> find(Transaction tx, Collection<String> keyIds);

    /** Replaces what is known of these. */
    Uni<Void> put(Transaction tx, List<Key> keys);

    /** What they have signed is no longer sold under. */
    Uni<Void> withdraw(Transaction tx, Collection<String> keyIds);

    /** A key. @param jwk JSON Web Key (RFC 7517) */
    record Key(String keyId, String jwk) {}
}
