package org.unisson.local.cli;

import java.io.PrintWriter;
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

    /** Prints every process with its address and health. */
    void print(PrintWriter out) {
        StackState state = stack.state();
        for (ProcessState process : state.processes()) {
            out.printf(
                    "%-22s %-11s %-28s pid %d%s%n",
                    process.name(),
                    health(process),
                    process.address(),
                    process.pid(),
                    process.restarts() == 0 ? "" : ", restarts: " + process.restarts());
        }
        printPages(out, state);
        out.println();
        out.printf(
                "All ready after %.1f s; memory of the whole stack %,d MB.%n",
                state.readyAfterMillis() / MILLIS, stack.memory() / MEGABYTE);
        out.println("Logs: " + stack.home().logs());
        out.flush();
    }

    private String health(ProcessState process) {
        return stack.isHealthy(process) ? "healthy" : process.status().name().toLowerCase(java.util.Locale.ROOT);
    }

    private void printPages(PrintWriter out, StackState state) {
        boolean any = false;
        for (ProcessState process : state.processes()) {
            if (isService(process)) {
                if (!any) {
                    out.println();
                    any = true;
                }
                out.printf(
                        "%-22s %s/q/swagger-ui   %s/q/openapi%n", process.name(), process.address(), process.address());
            }
        }
    }

    private static boolean isService(ProcessState process) {
        return ServiceDefinition.ALL.stream().anyMatch(service -> service.name().equals(process.role()));
    }
}
