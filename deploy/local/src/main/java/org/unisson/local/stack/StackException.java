package org.unisson.local.stack;

/** The stack cannot do what was asked; the message is a sentence for the person who asked. */
public class StackException extends RuntimeException {

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
