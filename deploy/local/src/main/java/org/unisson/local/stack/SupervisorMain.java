package org.unisson.local.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/** The supervisor's process: runs the plan in a home until SIGTERM, or until the last member of a shared stack left. */
public final class SupervisorMain {

    private SupervisorMain() {}

    /** @param args the repository's root and the home's folder */
    public static void main(String[] args) throws IOException, InterruptedException {
        Home home = new Home(Path.of(args[0]), Path.of(args[1]));
        Files.createDirectories(home.folder());
        try (FileChannel channel =
                        FileChannel.open(home.supervisorLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                System.out.println("Another supervisor runs in " + home.folder() + ".");
                System.exit(1);
            }
            run(home, Plan.read(home.plan()));
        }
    }

    private static void run(Home home, Plan plan) throws InterruptedException {
        Supervisor supervisor = new Supervisor(home, plan);
        // The hook is where SIGTERM arrives; the JVM lives until it returns.
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stops-the-stack"));
        try {
            supervisor.start();
        } catch (StackException e) {
            System.out.println(e.getMessage());
            supervisor.fail(e.getMessage());
            System.exit(1);
        }
        if (plan.shared()) {
            new Members(home).awaitLastOneLeft(supervisor::announceStop);
            System.exit(0);
        }
        new CountDownLatch(1).await();
    }
}
