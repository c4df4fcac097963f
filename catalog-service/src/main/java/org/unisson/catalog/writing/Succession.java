package org.unisson.catalog.writing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.unisson.chassis.rest.Versions;

/** States as the commands of a batch change them one after the other, each on what the ones before it have left. */
public final class Succession<K, S> {

    private final Map<K, S> current;
    private final ToLongFunction<S> version;
    private final Map<K, S> changed = new LinkedHashMap<>();
    private final List<S> history = new ArrayList<>();

    /** Begins with the states that are stored. */
    public Succession(Map<K, S> stored, ToLongFunction<S> version) {
        this.current = new HashMap<>(stored);
        this.version = version;
    }

    /**
     * The state that a command is to change, or null where there is none yet.
     *
     * @param ifMatch version the command is based on as an ETag, or null
     * @throws org.unisson.chassis.rest.ProblemException 412 where that is not the state's version
     */
    public S before(K key, String ifMatch) {
        Versions.requireMatch(ifMatch, version(key));
        return current.get(key);
    }

    /** Version of the state, 0 where there is none yet. */
    public long version(K key) {
        S state = current.get(key);
        return state == null ? 0 : version.applyAsLong(state);
    }

    /** The key has this state now. */
    public Outcome become(K key, S after) {
        S before = current.put(key, after);
        changed.put(key, after);
        history.add(after);
        return new Outcome.Written(version.applyAsLong(after), before == null);
    }

    /** The key keeps its state. */
    public Outcome same(K key) {
        return new Outcome.Unchanged(version(key));
    }

    /** Last state of each key that changed. */
    public Collection<S> changed() {
        return changed.values();
    }

    /** Every state on the way, in order. */
    public List<S> history() {
        return history;
    }
}
