package org.unisson.catalog.imports.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.catalog.document.persistence.JsonColumns;
import org.unisson.catalog.imports.domain.ImportFormat;
import org.unisson.catalog.imports.domain.ImportJob;
import org.unisson.catalog.imports.persistence.Imports;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.chassis.values.Ids;

/**
 * Takes in a file of products, some at a time, so that it may be of any size. The same content is taken in once: sent
 * again, it is the import that is there.
 */
@ApplicationScoped
public class ReceivingImports {

    private static final int AT_ONCE = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final OwnContext contexts;
    private final Transactions transactions;
    private final Imports imports;
    private final ObjectMapper json;
    private final JsonColumns columns;
    private final Clock clock;

    ReceivingImports(
            OwnContext contexts,
            Transactions transactions,
            Imports imports,
            ObjectMapper json,
            JsonColumns columns,
            Clock clock) {
        this.contexts = contexts;
        this.transactions = transactions;
        this.imports = imports;
        this.json = json;
        this.columns = columns;
        this.clock = clock;
    }

    /** An import that has come in. @param again whether it had come in before */
    public record Received(ImportJob job, boolean again) {}

    /** Reads all of it; blocks. Fails with 400 where it cannot be read to its end. */
    public Received receive(ImportFormat format, InputStream content, String author) {
        UUID importId = Ids.next();
        MessageDigest digest = sha256();
        digest.update(format.name().getBytes(StandardCharsets.UTF_8));
        await(tx -> imports.begin(tx, importId, format, author, clock.instant()));
        try (Reader reader =
                new InputStreamReader(new DigestInputStream(content, digest), StandardCharsets.UTF_8.newDecoder())) {
            keep(importId, source(format, new BufferedReader(reader)));
        } catch (ProblemException refused) {
            await(tx -> imports.remove(tx, importId));
            throw refused;
        } catch (IOException unreadable) {
            await(tx -> imports.remove(tx, importId));
            throw Problem.badRequest("unreadable-file", "The file cannot be read: " + unreadable.getMessage())
                    .asException();
        }
        byte[] hash = digest.digest();
        return await(tx -> finish(tx, importId, hash));
    }

    private void keep(UUID importId, ItemSource source) throws IOException {
        List<ImportItem> items = new ArrayList<>(AT_ONCE);
        int chunk = 0;
        for (ImportItem item = source.next(); item != null; item = source.next()) {
            items.add(item);
            if (items.size() == AT_ONCE) {
                keep(importId, chunk++, items);
                items.clear();
            }
        }
        if (!items.isEmpty()) {
            keep(importId, chunk, items);
        }
    }

    private void keep(UUID importId, int chunk, List<ImportItem> items) {
        String written = columns.write(items);
        int products = items.size();
        await(tx -> imports.keep(tx, importId, chunk, written, products));
    }

    private Uni<Received> finish(Transaction tx, UUID importId, byte[] hash) {
        // One after the other: of two that send the same at once one finds the other's.
        return OneWriter.IMPORTS
                .await(tx)
                .chain(() -> imports.ofContent(tx, hash))
                .chain(before -> before.isPresent()
                        ? imports.remove(tx, importId).replaceWith(new Received(before.get(), true))
                        : imports.run(tx, importId, hash)
                                .chain(() -> imports.find(tx, importId))
                                .map(job -> new Received(job.orElseThrow(), false)));
    }

    private ItemSource source(ImportFormat format, Reader reader) {
        return switch (format) {
            case CSV -> new CsvProducts(reader, json);
            case JSON_LINES -> new JsonLines(reader, json);
        };
    }

    private <T> T await(Function<Transaction, Uni<T>> work) {
        return contexts.run(() -> transactions.run(work)).await().atMost(PATIENCE);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
