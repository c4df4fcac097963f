package org.unisson.bench.read;

/** What is sent. @param body empty for none */
public record Request(String method, String path, String body) {

    public static Request get(String path) {
        return new Request("GET", path, "");
    }
}
