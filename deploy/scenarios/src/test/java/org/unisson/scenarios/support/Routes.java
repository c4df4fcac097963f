package org.unisson.scenarios.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.demo.client.Service;

/** The routes that a service's own OpenAPI document names. */
public final class Routes {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private Routes() {}

    /** A route, with ids of nothing in its path. */
    public record Route(Service service, String method, String path) {

        public boolean isWrite() {
            return !method.equals("GET");
        }
    }

    public static List<Route> of(Service service, RawCalls calls) {
        JsonNode document =
                calls.send(service, "GET", "/q/openapi?format=json", null, null).json();
        List<Route> routes = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation -> routes.add(new Route(
                        service, operation.getKey().toUpperCase(java.util.Locale.ROOT), filled(path.getKey())))));
        return routes;
    }

    private static String filled(String template) {
        return template.replaceAll("\\{(gln|store)\\}", "2900000000001")
                .replaceAll("\\{(sku|till|number|channelId|purpose|handler)\\}", "NOTHING")
                .replaceAll("\\{\\w+\\}", UUID.randomUUID().toString());
    }
}
