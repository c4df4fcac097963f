package org.unisson.local.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.unisson.local.stack.Home;
import org.unisson.local.stack.Stack;
import org.unisson.local.token.TokenRequest;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code unisson token}: prints a bearer token for the local stack, and nothing else. */
@CommandLine.Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Prints a bearer token for the local stack.")
public final class Token implements Command {

    private static final int GLN_DIGITS = 13;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--role",
            required = true,
            description =
                    "customer, associate, agent, merchandiser, franchisee, partner, service or admin; may be repeated.")
    private List<String> roles = new ArrayList<>();

    @Option(names = "--store", paramLabel = "GLN", description = "A store it is bound to; may be repeated.")
    private List<String> stores = new ArrayList<>();

    @Option(names = "--customer", paramLabel = "ID", description = "The customer it belongs to.")
    private String customer;

    @Option(names = "--ttl", defaultValue = "8h", description = "How long it is valid: 30s, 15m, 8h; default 8h.")
    private String ttl;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(Stack.token(Home.ofRepository(), request()));
        return 0;
    }

    TokenRequest request() {
        for (String store : stores) {
            if (store.length() != GLN_DIGITS || !store.chars().allMatch(Character::isDigit)) {
                throw wrong("A GLN has 13 digits, unlike \"" + store + "\".");
            }
        }
        try {
            String subject = customer != null ? customer : "local-" + String.join("-", roles);
            return new TokenRequest(subject, roles, customer, stores, duration(ttl));
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private Duration duration(String text) {
        if (!text.matches("\\d{1,6}[smh]")) {
            throw wrong("--ttl is a number with s, m or h, for example 8h, not \"" + text + "\".");
        }
        return Duration.parse("PT" + text.toUpperCase(java.util.Locale.ROOT));
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
