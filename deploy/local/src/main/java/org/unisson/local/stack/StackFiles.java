package org.unisson.local.stack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.unisson.local.token.TokenKeys;

/** What a stack keeps in its data folder, and the configuration of services that follows from it. */
final class StackFiles {

    static final String ISSUER = "https://unisson.local";

    private final Home home;
    private final Secrets secrets;
    private final PortMemory ports;

    StackFiles(Home home) {
        this.home = home;
        this.secrets = new Secrets(home.data().resolve("passwords.properties"));
        this.ports = new PortMemory(home.data().resolve("ports.properties"));
    }

    Secrets secrets() {
        return secrets;
    }

    PortMemory ports() {
        return ports;
    }

    TokenKeys keys() {
        return TokenKeys.in(home.data().resolve("keys"));
    }

    /** Under which loyalty-service hashes the PINs of gift cards: one per stack, as old as its database. */
    String giftCardPinKey() {
        return secrets.password("gift-card-pin-key");
    }

    Path data(String name) {
        return home.data().resolve(name);
    }

    /** Environment variables of a service, without its port. */
    Map<String, String> environment(ServiceDefinition service, String postgres, String kafka, String registry) {
        Map<String, String> environment = new LinkedHashMap<>();
        String database = postgres + "/" + service.database();
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://" + database);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://" + database);
        environment.put("QUARKUS_DATASOURCE_USERNAME", service.database());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.password(service.database()));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        environment.put("UNISSON_REGISTRY_URL", registry);
        environment.put("UNISSON_TOPIC_PREFIX", "");
        environment.put("UNISSON_SECURITY_ISSUER", ISSUER);
        environment.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                keys().publicKeyFile().toUri().toString());
        environment.put("MP_JWT_VERIFY_ISSUER", ISSUER);
        if (service.name().equals("loyalty-service")) {
            environment.put("UNISSON_GIFT_CARD_PIN_KEY", giftCardPinKey());
        }
        return environment;
    }
}
