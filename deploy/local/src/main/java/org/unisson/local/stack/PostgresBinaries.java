package org.unisson.local.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive that the build fetched. */
final class PostgresBinaries {

    private static final int OWNER_EXECUTES = 0100;

    private final Path folder;

    PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /** The folder holding {@code bin/postgres}; unpacks it when this archive has not been unpacked yet. */
    Path unpacked() throws IOException {
        Path archive = archive();
        Path unpacked = folder.resolve("unpacked-" + Files.size(archive));
        if (Files.exists(unpacked)) {
            return unpacked;
        }
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!Files.exists(unpacked)) {
                Path temporary = folder.resolve("unpacking");
                SafeFiles.deleteTree(temporary);
                unpack(archive, temporary);
                Files.move(temporary, unpacked);
            }
        }
        return unpacked;
    }

    private Path archive() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new StackException("PostgreSQL is not there yet: build deploy/local/servers first (mvn install).");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new StackException("No PostgreSQL archive in " + folder + ": build again."));
        }
    }

    private static void unpack(Path archive, Path target) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            if ((entry.getMode() & OWNER_EXECUTES) != 0) {
                Set<PosixFilePermission> executable = PosixFilePermissions.fromString("rwxr-xr-x");
                Files.setPosixFilePermissions(path, executable);
            }
        }
    }
}
