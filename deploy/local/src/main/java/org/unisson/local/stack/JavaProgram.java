package org.unisson.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A child JVM: the same Java as ours, a bounded heap and the collector with the smallest footprint. */
final class JavaProgram {

    private final List<String> command = new ArrayList<>();

    private JavaProgram(int heapMegabytes) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command.addAll(List.of(java, "-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
    }

    static JavaProgram withHeap(int megabytes) {
        return new JavaProgram(megabytes);
    }

    JavaProgram options(String... options) {
        command.addAll(List.of(options));
        return this;
    }

    ProcessBuilder main(String classPath, String mainClass, String... arguments) {
        command.addAll(List.of("-cp", classPath, mainClass));
        return start(arguments);
    }

    ProcessBuilder jar(Path jar, String... arguments) {
        command.addAll(List.of("-jar", jar.toString()));
        return start(arguments);
    }

    private ProcessBuilder start(String... arguments) {
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        // What suits the caller's JVM, a debugger for example, would stop every child's start.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "MAVEN_OPTS"));
        return builder;
    }

    static ProcessBuilder with(ProcessBuilder builder, Map<String, String> environment) {
        builder.environment().putAll(environment);
        return builder;
    }
}
