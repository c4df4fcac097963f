package org.unisson.scenarios.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unisson.demo.client.Service;

/**
 * Every route that the services' OpenAPI documents name, with the ids of things that there are in its path and its query: new
 * routes are among them by themselves.
 */
public final class Visits {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)\\}");

    private final Map<String, String> known;

    /** @param known ids by what they are of, such as {@code customer} or {@code order}, in small letters */
    public Visits(Map<String, String> known) {
        this.known = Map.copyOf(known);
    }

    /** One route with something to ask it about. @param named whether it names any of the known */
    public record Visit(Service service, String method, String path, boolean named) {}

    public List<Visit> of(Service service, RawCalls calls) {
        JsonNode document =
                calls.send(service, "GET", "/q/openapi?format=json", null, null).json();
        List<Visit> visits = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation ->
                        List.of("get", "put", "post", "delete", "patch").contains(operation.getKey()))
                .forEach(operation -> visits.addAll(visits(
                        service, operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        return visits;
    }

    private List<Visit> visits(Service service, String method, String template, JsonNode operation) {
        String path = filled(template);
        boolean named = known.values().stream().anyMatch(path::contains);
        List<Visit> visits = new ArrayList<>(List.of(new Visit(service, method, path, named)));
        operation.path("parameters").forEach(parameter -> {
            String name = parameter.path("name").asText();
            String id = known.get(thing(name));
            if ("query".equals(parameter.path("in").asText()) && id != null) {
                visits.add(new Visit(service, method, path + "?" + name + "=" + id, true));
            }
        });
        return visits;
    }

    /** {@code /orders/{orderId}} is about an order, and so is {@code /orders/{id}}. */
    private String filled(String template) {
        Matcher matcher = PARAMETER.matcher(template);
        StringBuilder path = new StringBuilder();
        while (matcher.find()) {
            String before = template.substring(0, matcher.start());
            String parent = before.replaceAll(".*/([\\w-]+)/$", "$1").replaceAll("s$", "");
            String id = known.getOrDefault(thing(matcher.group(1)), known.get(parent));
            matcher.appendReplacement(path, id == null ? nothing(matcher.group(1)) : id);
        }
        return matcher.appendTail(path).toString();
    }

    private static String thing(String parameter) {
        return parameter.replaceAll("Id$", "").toLowerCase(Locale.ROOT);
    }

    private static String nothing(String parameter) {
        return switch (parameter) {
            case "gln", "store" -> "2900000000001";
            case "sku", "till", "number", "channelId", "purpose", "handler", "channel", "carrier", "gateway" ->
                "NOTHING";
            default -> UUID.randomUUID().toString();
        };
    }
}
