package org.unisson.local.stack;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The stack that test runs share: the first that needs it starts it, it ends by itself after the last. */
public final class SharedStack {

    private SharedStack() {}

    /**
     * Joins the shared stack, starting it when there is none, for as long as this build runs.
     *
     * <p>The member is the outermost Java process above us: Maven for a build, the IDE for a test started there.
     */
    public static Endpoints join() {
        Home home = Home.ofTests();
        Members members = new Members(home);
        return members.exclusively(() -> {
            members.add(outermostJava());
            return Stack.running(home)
                    .orElseGet(() -> startFresh(home, Plan.forTests(), line -> {}))
                    .endpoints();
        });
    }

    /**
     * Starts a stack with the built services and without earlier data, fast rather than durable. It lives no longer than
     * this process, however that ends. What ran in that home before is stopped.
     *
     * @param replicas processes per service, 1 where it is not named
     */
    public static Stack startForThisProcess(Home home, Map<String, Integer> replicas, Consumer<String> progress) {
        Plan everything = Plan.everything();
        Plan plan = new Plan(everything.services(), replicas, everything.ports(), false, true, false, Size.DEVELOPER);
        Members members = new Members(home);
        return members.exclusively(() -> {
            members.add(ProcessHandle.current());
            return startFresh(home, plan, progress);
        });
    }

    private static Stack startFresh(Home home, Plan plan, Consumer<String> progress) {
        new Remains(home).stop();
        SafeFiles.deleteTree(home.data());
        SafeFiles.deleteTree(home.logs());
        SafeFiles.deleteTree(home.state());
        return Stack.start(home, plan, progress);
    }

    private static ProcessHandle outermostJava() {
        return Stream.iterate(ProcessHandle.current(), process -> process != null, process -> process.parent()
                        .orElse(null))
                .filter(SharedStack::isJava)
                .reduce((inner, outer) -> outer)
                .orElse(ProcessHandle.current());
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("/java"))
                .orElse(false);
    }
}
