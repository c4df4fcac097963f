package org.unisson.local.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/** Ports chosen once and kept: an address survives {@code down} and {@code up} unless somebody else took its port. */
public final class PortMemory {

    /**
     * Below the range from which systems give ports to outgoing connections: such a connection could hold the port of a
     * server that is being restarted.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    private final Path file;
    private final Properties ports = new Properties();

    public PortMemory(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                ports.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The remembered port of that name when it is free, otherwise a new free one, remembered from now on. */
    public synchronized int port(String name) {
        String known = ports.getProperty(name);
        if (known != null && isFree(Integer.parseInt(known))) {
            return Integer.parseInt(known);
        }
        return remember(name, choose());
    }

    /**
     * The port that was asked for.
     *
     * @throws StackException when something else listens there
     */
    public synchronized int given(String name, int port) {
        if (!isFree(port)) {
            throw new StackException("Port " + port + " for " + name + " is taken by another program.");
        }
        return remember(name, port);
    }

    private int remember(String name, int port) {
        ports.setProperty(name, Integer.toString(port));
        SafeFiles.write(file, ports);
        return port;
    }

    private int choose() {
        return ThreadLocalRandom.current()
                .ints(LOWEST, HIGHEST)
                .filter(port -> !ports.containsValue(Integer.toString(port)) && isFree(port))
                .limit(1)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // A connection of the process before may linger in TIME_WAIT; that does not make the port taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
