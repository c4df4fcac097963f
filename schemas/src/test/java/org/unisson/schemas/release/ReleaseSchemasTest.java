package org.unisson.schemas.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release is written once. */
class ReleaseSchemasTest {

    @TempDir
    Path releases;

    @Test
    void writesEveryRecordSelfContained() {
        // When
        ReleaseSchemas.release(releases, "1.0.0");

        // Then
        assertThat(Releases.in(releases).get("1.0.0")).isEqualTo(CurrentSchemas.byName());
    }

    @Test
    void refusesToOverwrite() throws IOException {
        // Given
        ReleaseSchemas.release(releases, "1.0.0");
        var file = releases.resolve("1.0.0/order/OrderPlaced.avsc");
        var before = Files.getLastModifiedTime(file);

        // When, then
        assertThatIllegalStateException()
                .isThrownBy(() -> ReleaseSchemas.release(releases, "1.0.0"))
                .withMessageContaining("1.0.0 is released already");
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
    }

    @Test
    void refusesWhatBreaksAnEarlierRelease() {
        // Given
        var gone = SchemaBuilder.record("org.unisson.order.events.OrderParked")
                .fields()
                .endRecord();
        new SchemaFolder(releases.resolve("1.0.0")).write(List.of(gone));

        // When, then
        assertThatIllegalStateException()
                .isThrownBy(() -> ReleaseSchemas.release(releases, "1.1.0"))
                .withMessageContaining("OrderParked of 1.0.0 is missing");
        assertThat(releases.resolve("1.1.0")).doesNotExist();
    }

    @Test
    void refusesWhatIsNotAVersion() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReleaseSchemas.release(releases, "${schemas.version}"));
    }
}
