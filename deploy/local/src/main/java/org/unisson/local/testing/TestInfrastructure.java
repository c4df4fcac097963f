package org.unisson.local.testing;

import org.unisson.local.stack.Endpoints;
import org.unisson.local.stack.SharedStack;
import org.unisson.local.stack.StackException;

/**
 * PostgreSQL, Kafka and the registry for tests, all real. The system property {@code infra} says where they come from:
 *
 * <ul>
 *   <li>{@code embedded} (default): child processes, started once and shared by every test JVM of the builds that run;
 *   <li>{@code testcontainers}: containers, started once per test JVM; needs a Docker engine and Testcontainers on the
 *       class path;
 *   <li>{@code external}: addresses given by {@code infra.postgres.url} (JDBC), {@code infra.postgres.username}
 *       (a superuser), {@code infra.postgres.password}, {@code infra.kafka} and {@code infra.registry}.
 * </ul>
 */
public final class TestInfrastructure {

    private static Endpoints endpoints;

    private TestInfrastructure() {}

    /** Addresses of the running infrastructure; starts it where nobody has yet. */
    public static synchronized Endpoints endpoints() {
        if (endpoints == null) {
            endpoints = find();
        }
        return endpoints;
    }

    /**
     * A place of its own for one service: new database and login, topics under a new prefix, a key pair for tokens.
     *
     * @param service for example {@code inventory-service}
     */
    public static Environment freshEnvironment(String service) {
        return Environment.create(endpoints(), service);
    }

    private static Endpoints find() {
        String infra = property("infra", "embedded");
        return switch (infra) {
            case "embedded" -> SharedStack.join();
            case "testcontainers" -> Containers.start();
            case "external" -> external();
            default ->
                throw new StackException("infra is embedded, testcontainers or external, not \"" + infra + "\".");
        };
    }

    private static Endpoints external() {
        return new Endpoints(
                required("infra.postgres.url"),
                required("infra.postgres.username"),
                required("infra.postgres.password"),
                required("infra.kafka"),
                required("infra.registry"));
    }

    private static String required(String name) {
        String value = property(name, "");
        if (value.isEmpty()) {
            throw new StackException("-Dinfra=external needs -D" + name + ".");
        }
        return value;
    }

    /** Surefire hands on a property that is not set as its own placeholder. */
    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isBlank() || value.startsWith("${") ? otherwise : value;
    }
}
