package org.unisson.local.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Where we are root, as in many containers, it runs in a user namespace of its own,
 * in which it is nobody.
 */
final class Unprivileged {

    private Unprivileged() {}

    /** That command, so that it does not see itself as root. */
    static List<String> command(String... command) throws IOException {
        List<String> result = new ArrayList<>();
        if (isRoot()) {
            result.addAll(List.of("unshare", "-U"));
        }
        result.addAll(List.of(command));
        return result;
    }

    private static boolean isRoot() throws IOException {
        try {
            return Processes.run(new ProcessBuilder("id", "-u")).strip().equals("0");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
