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

/**
 * Gives tests the running {@link Stack}, the {@link Retail} on it and a {@link Shop} of their own. One stack, with the
 * services as they were packaged, serves all classes of a run; inventory has two replicas.
 */
public final class RunningRetailer implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(RunningRetailer.class);

    /** Ends with the run; one that the run's death leaves behind ends by itself. */
    private record Running(Stack stack) implements AutoCloseable {

        static Running start() {
            Path root = Home.ofTests().root();
            Home home = new Home(root, root.resolve(".unisson/scenarios"));
            return new Running(SharedStack.startForThisProcess(
                    home, Map.of("inventory-service", 2), line -> System.out.println("  " + line)));
        }

        @Override
        public void close() {
            stack.stop();
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
                .computeIfAbsent("running", key -> Running.start(), Running.class)
                .stack();
        Class<?> type = parameter.getParameter().getType();
        if (type == Stack.class) {
            return stack;
        }
        Retail retail = Retail.on(stack);
        return type == Retail.class ? retail : new Shop(retail);
    }
}
