package org.unisson.scenarios.support;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.unisson.demo.client.Retail;
import org.unisson.local.stack.Home;
import org.unisson.local.stack.SharedStack;
import org.unisson.local.stack.Stack;
import org.unisson.local.stack.StackException;

/**
 * Gives tests the running {@link Stack}, the {@link Retail} on it and a {@link Shop} of their own. One stack, with the
 * services as they were packaged, serves all classes of a run; inventory has two replicas. While a scenario is being
 * written, {@code -Dscenarios.attach=<folder>} lets it use a stack that runs there already.
 */
public final class RunningRetailer implements ParameterResolver {

    private static final String ATTACH = "scenarios.attach";
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(RunningRetailer.class);

    /**
     * The stack of a run, or why there is none: what failed to start once is not tried again for every class. Ours ends
     * with the run, and by itself where the run dies.
     */
    private record Running(Stack stack, StackException failure, boolean isOurs) implements AutoCloseable {

        static Running find() {
            try {
                String attached = System.getProperty(ATTACH);
                return attached == null
                        ? new Running(start(), null, true)
                        : new Running(running(attached), null, false);
            } catch (StackException e) {
                return new Running(null, e, true);
            }
        }

        private static Stack start() {
            Path root = Home.ofTests().root();
            Home home = new Home(root, root.resolve(".unisson/scenarios"));
            return SharedStack.startForThisProcess(
                    home, Map.of("inventory-service", 2), line -> System.out.println("  " + line));
        }

        private static Stack running(String folder) {
            Home home = new Home(Home.ofTests().root(), Path.of(folder));
            return Stack.running(home).orElseThrow(() -> new StackException("No stack runs in " + folder + "."));
        }

        Stack orFail() {
            if (failure != null) {
                throw new StackException(failure.getMessage(), failure);
            }
            return stack;
        }

        @Override
        public void close() {
            if (stack != null && isOurs) {
                stack.stop();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Stack.class || type == Retail.class || type == Shop.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Stack stack = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("running", key -> Running.find(), Running.class)
                .orFail();
        Class<?> type = parameter.getParameter().getType();
        if (type == Stack.class) {
            return stack;
        }
        Retail retail = Retail.on(stack);
        return type == Retail.class ? retail : new Shop(retail);
    }
}
