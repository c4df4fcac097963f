package org.unisson.local.stack;

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
            return Stack.running(home).orElseGet(() -> startFresh(home)).endpoints();
        });
    }

    private static Stack startFresh(Home home) {
        new Remains(home).stop();
        SafeFiles.deleteTree(home.data());
        SafeFiles.deleteTree(home.logs());
        SafeFiles.deleteTree(home.state());
        return Stack.start(home, Plan.forTests(), line -> {});
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
