package org.unisson.local.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} its {@link Environment}: {@code @QuarkusTestResource(value = LocalStack.class, initArgs
 * = @ResourceArg(name = "service", value = "inventory-service"))}. A field of the test of type {@link Environment} that
 * is marked {@link Injected} is set to it.
 */
public final class LocalStack implements QuarkusTestResourceLifecycleManager {

    private String service;
    private Environment environment;

    /** Marks a field of the test that is to receive the {@link Environment}. */
    @Inherited
    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Injected {}

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get("service");
        if (service == null) {
            throw new IllegalArgumentException("LocalStack needs the init argument \"service\".");
        }
    }

    @Override
    public Map<String, String> start() {
        environment = TestInfrastructure.freshEnvironment(service);
        Map<String, String> properties = new HashMap<>(environment.properties());
        properties.put("quarkus.http.test-port", "0");
        // In tests Quarkus makes up a key pair of its own, which wins over a location but not over a key.
        properties.remove("mp.jwt.verify.publickey.location");
        properties.put("mp.jwt.verify.publickey", environment.publicKey());
        return properties;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                environment, new TestInjector.AnnotatedAndMatchesType(Injected.class, Environment.class));
    }

    @Override
    public void stop() {
        if (environment != null) {
            environment.close();
        }
    }
}
