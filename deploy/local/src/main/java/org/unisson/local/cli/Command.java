package org.unisson.local.cli;

import java.util.concurrent.Callable;

/**
 * A subcommand of {@code unisson}. An implementation carries picocli's {@code @Command(name = …)} and is named in
 * {@code META-INF/services/org.unisson.local.cli.Command}; every module on the launcher's class path may bring some.
 *
 * <p>{@code call} returns the exit code; a {@link org.unisson.local.stack.StackException} is shown as its message.
 */
public interface Command extends Callable<Integer> {}
