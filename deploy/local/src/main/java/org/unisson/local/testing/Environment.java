package org.unisson.local.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.unisson.local.stack.Databases;
import org.unisson.local.stack.Endpoints;
import org.unisson.local.stack.SafeFiles;
import org.unisson.local.stack.ServiceDefinition;
import org.unisson.local.stack.StackException;
import org.unisson.local.stack.TopicCreation;
import org.unisson.local.token.TokenKeys;
import org.unisson.local.token.TokenRequest;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** A place of its own for one service under test; nothing in it is seen by another test. */
public final class Environment implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ISSUER = "https://unisson.test";

    private final Endpoints endpoints;
    private final String service;
    private final String database;
    private final String password;
    private final String topicPrefix;
    private final Path keyFolder;
    private final TokenKeys keys;

    private Environment(Endpoints endpoints, String service, String suffix, Path keyFolder) {
        this.endpoints = endpoints;
        this.service = service;
        this.database = ServiceDefinition.ALL.stream()
                        .filter(known -> known.name().equals(service))
                        .map(ServiceDefinition::database)
                        .findFirst()
                        .orElseGet(() -> service.replaceAll("[^a-z0-9]", "_"))
                + "_" + suffix;
        this.password = random(12);
        this.topicPrefix = "t" + suffix + ".";
        this.keyFolder = keyFolder;
        this.keys = TokenKeys.in(keyFolder);
    }

    static Environment create(Endpoints endpoints, String service) {
        try {
            Environment environment =
                    new Environment(endpoints, service, random(4), Files.createTempDirectory("unisson-keys"));
            try (Connection connection = environment.administrator()) {
                new Databases(connection).ensure(environment.database, environment.password);
            }
            new TopicCreation(endpoints.kafkaBootstrap()).createAll(environment.topicPrefix);
            return environment;
        } catch (SQLException e) {
            throw new StackException("No database for the test: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String random(int bytes) {
        byte[] content = new byte[bytes];
        RANDOM.nextBytes(content);
        return HexFormat.of().formatHex(content);
    }

    private Connection administrator() throws SQLException {
        return DriverManager.getConnection(endpoints.jdbcUrl(), endpoints.username(), endpoints.password());
    }

    /** The service's configuration, by property name. */
    public Map<String, String> properties() {
        return Map.ofEntries(
                Map.entry("quarkus.datasource.reactive.url", jdbcUrl().replaceFirst("^jdbc:", "")),
                Map.entry("quarkus.datasource.jdbc.url", jdbcUrl()),
                Map.entry("quarkus.datasource.username", username()),
                Map.entry("quarkus.datasource.password", password()),
                Map.entry("kafka.bootstrap.servers", kafkaBootstrap()),
                Map.entry("unisson.registry-url", registryUrl()),
                Map.entry("unisson.topic-prefix", topicPrefix()),
                Map.entry("unisson.security.issuer", ISSUER),
                Map.entry(
                        "mp.jwt.verify.publickey.location",
                        keys.publicKeyFile().toUri().toString()),
                Map.entry("mp.jwt.verify.issuer", ISSUER));
    }

    /** The service that this was made for. */
    public String service() {
        return service;
    }

    /** URL of the service's own database. */
    public String jdbcUrl() {
        return endpoints.jdbcUrl(database);
    }

    /** Login that owns the database and may replicate; of the same name as the database. */
    public String username() {
        return database;
    }

    public String password() {
        return password;
    }

    /** A new connection to the service's database, as its owner. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), username(), password());
    }

    /** Host and port of a broker. */
    public String kafkaBootstrap() {
        return endpoints.kafkaBootstrap();
    }

    /** Base URL of the registry, without an API's path. */
    public String registryUrl() {
        return endpoints.registryUrl();
    }

    /** Put before the name of every topic. */
    public String topicPrefix() {
        return topicPrefix;
    }

    /** The topic's full name here. */
    public String topic(Topic topic) {
        return topicPrefix + topic.name();
    }

    /** Full name of this service's dead-letter topic here. */
    public String deadLetters() {
        return topicPrefix + Topics.deadLetters(service);
    }

    /** The key that verifies tokens, in PEM. */
    public String publicKey() {
        return keys.publicKey();
    }

    /** A token with those roles. */
    public String token(String... roles) {
        return token(TokenRequest.of(roles));
    }

    /** A token of one customer. */
    public String customerToken(Object customerId) {
        return token(TokenRequest.ofCustomer(customerId.toString()));
    }

    public String token(TokenRequest request) {
        return keys.sign(request, ISSUER, Instant.now());
    }

    /** A token that nobody should accept: signed by another key. */
    public String forgedToken(TokenRequest request) {
        Path folder = keyFolder.resolve("forger");
        return TokenKeys.in(folder).sign(request, ISSUER, Instant.now());
    }

    /** Removes its database, slots and topics. */
    @Override
    public void close() {
        try (Connection connection = administrator()) {
            new Databases(connection).drop(database);
        } catch (SQLException e) {
            throw new StackException("The test's database cannot be removed: " + e.getMessage(), e);
        }
        new TopicCreation(endpoints.kafkaBootstrap()).deleteAll(topicPrefix);
        SafeFiles.deleteTree(keyFolder);
    }
}
