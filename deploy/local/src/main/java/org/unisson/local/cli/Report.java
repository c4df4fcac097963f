package org.unisson.local.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.unisson.local.stack.ProcessState;
import org.unisson.local.stack.ServiceDefinition;
import org.unisson.local.stack.Stack;
import org.unisson.local.stack.StackState;

/** What a running stack is made of, for people. */
final class Report {

    private static final double MILLIS = 1000.0;
    private static final long MEGABYTE = 1024L * 1024;

    private final Stack stack;

    Report(Stack stack) {
        this.stack = stack;
    }

    /**
     * Prints every process with its address and health.
     *
     * @return whether all are healthy
     */
    boolean print(PrintWriter out) {
        StackState state = stack.state();
        boolean allHealthy = true;
        for (ProcessState process : state.processes()) {
            boolean healthy = stack.isHealthy(process);
            allHealthy &= healthy;
            String restarts = process.restarts() == 0 ? "" : ", restarts: " + process.restarts();
            String pages = isService(process) ? "  /q/swagger-ui  /q/openapi" : "";
            out.printf(
                    "  %-22s %-10s %s%s  (pid %d%s)%n",
                    process.name(), health(process, healthy), process.address(), pages, process.pid(), restarts);
        }
        out.printf(
                "%nReady %.1f s after the start; memory of the whole stack %,d MB; logs in %s%n",
                state.readyAfterMillis() / MILLIS,
                stack.memory() / MEGABYTE,
                stack.home().logs());
        out.flush();
        return allHealthy;
    }

    private static String health(ProcessState process, boolean healthy) {
        if (healthy) {
            return "healthy";
        }
        return process.status() == ProcessState.Status.READY
                ? "unhealthy"
                : process.status().name().toLowerCase(Locale.ROOT);
    }

    private static boolean isService(ProcessState process) {
        return ServiceDefinition.ALL.stream().anyMatch(service -> service.name().equals(process.role()));
    }
}
