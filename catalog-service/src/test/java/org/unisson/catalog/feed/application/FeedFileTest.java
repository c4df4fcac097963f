package org.unisson.catalog.feed.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.Cancellable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class FeedFileTest {

    private static final byte[] LITTLE = "a few items".getBytes(StandardCharsets.UTF_8);
    private static final byte[] MUCH = new byte[1024 * 1024];

    @Test
    void littleIsKeptInMemory() throws IOException {
        FeedFile plain = written(false, LITTLE);
        assertThat(plain.inMemory()).hasValue(LITTLE);

        FeedFile packed = written(true, LITTLE);
        assertThat(new GZIPInputStream(
                                new ByteArrayInputStream(packed.inMemory().orElseThrow()))
                        .readAllBytes())
                .isEqualTo(LITTLE);
        assertThat(packed.hash()).isEqualTo(plain.hash());
    }

    @Test
    void muchIsAFileThatIsGoneWhenNobodyReadsIt() throws IOException {
        FeedFile file = written(false, MUCH);
        assertThat(file.inMemory()).isEmpty();
        assertThat(file.path()).hasBinaryContent(MUCH);

        file.discard();
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void whatFailedLeavesNoFile() {
        AtomicReference<FeedFile> begun = new AtomicReference<>();
        FeedFile.filled(false, file -> {
                    begun.set(file);
                    write(file, MUCH);
                    assertThat(file.path()).exists();
                    return Uni.createFrom().failure(new IllegalStateException("broken"));
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertFailedWith(IllegalStateException.class);
        assertThat(begun.get().path()).doesNotExist();
    }

    @Test
    void whoStillWritesForSomebodyWhoHasGoneFailsAndLeavesNoFile() throws IOException {
        for (byte[] before : new byte[][] {LITTLE, MUCH}) {
            AtomicReference<FeedFile> begun = new AtomicReference<>();
            Cancellable reader = FeedFile.filled(false, file -> {
                        begun.set(file);
                        write(file, before);
                        return Uni.createFrom().nothing();
                    })
                    .subscribe()
                    .with(never -> {});
            reader.cancel();

            assertThatThrownBy(() -> begun.get().out().write(MUCH)).isInstanceOf(IOException.class);
            assertThat(begun.get().path() == null || Files.notExists(begun.get().path()))
                    .isTrue();
        }
    }

    private static FeedFile written(boolean compressed, byte[] content) throws IOException {
        FeedFile file =
                FeedFile.filled(compressed, Uni.createFrom()::item).await().indefinitely();
        file.out().write(content);
        file.out().close();
        return file;
    }

    private static void write(FeedFile file, byte[] content) {
        try {
            file.out().write(content);
            file.out().flush();
        } catch (IOException full) {
            throw new IllegalStateException(full);
        }
    }
}
