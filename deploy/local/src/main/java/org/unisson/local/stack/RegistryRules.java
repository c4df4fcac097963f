package org.unisson.local.stack;

import java.io.IOException;

/** The rule that holds for every schema in a registry. */
public final class RegistryRules {

    private static final int OK = 200;

    private RegistryRules() {}

    /**
     * Makes the registry refuse what cannot be read by every released reader and writer; it starts with no rule at all.
     *
     * @param url base URL of the registry
     */
    public static void requireFullTransitive(String url) {
        try {
            int status = Probe.put(url + "/apis/ccompat/v7/config", "{\"compatibility\":\"FULL_TRANSITIVE\"}");
            if (status != OK) {
                throw new StackException("The registry answered " + status + " to its compatibility level.");
            }
        } catch (IOException e) {
            throw new StackException("The registry did not take its compatibility level.", e);
        }
    }
}
