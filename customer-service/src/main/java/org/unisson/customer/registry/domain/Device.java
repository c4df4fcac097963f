package org.unisson.customer.registry.domain;

import java.util.regex.Pattern;

/**
 * A device or browser seen with a customer. Several people may use it, so it never tells who somebody is.
 *
 * @param value its id, 1 to 128 printable ASCII characters without blanks
 */
public record Device(String value) implements Identifier, Comparable<Device> {

    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,128}");

    public Device {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a device id is 1 to 128 printable characters");
        }
    }

    /** Trims what was read. */
    public static Device of(String read) {
        return new Device(read.strip());
    }

    @Override
    public Kind kind() {
        return Kind.DEVICE;
    }

    @Override
    public int compareTo(Device other) {
        return value.compareTo(other.value);
    }
}
