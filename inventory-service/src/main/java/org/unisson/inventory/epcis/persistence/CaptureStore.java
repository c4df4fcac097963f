package org.unisson.inventory.epcis.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.epcis.application.CaptureJob;
import org.unisson.inventory.epcis.application.Fault;
import org.unisson.inventory.epcis.application.Submission.Behaviour;

/** Capture jobs. */
@ApplicationScoped
public class CaptureStore {

    private static final String ADD = """
            insert into epcis_capture (id, captured_by, created_at, finished_at, behaviour, events, captured, repeated,
                faults) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String FIND = """
            select id, captured_by, created_at, finished_at, behaviour, events, captured, repeated, faults
            from epcis_capture where id = $1""";

    private static final String FORGET = """
            delete from epcis_capture where id in (
                select id from epcis_capture where created_at < $1 order by created_at limit 1000
                for update skip locked)""";

    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};

    private final ObjectMapper json;

    CaptureStore(ObjectMapper json) {
        this.json = json;
    }

    public Uni<Void> add(Transaction tx, CaptureJob job) {
        return tx.sql(
                        ADD,
                        job.id(),
                        job.by(),
                        toDatabase(job.createdAt()),
                        toDatabase(job.finishedAt()),
                        job.behaviour().name().toLowerCase(Locale.ROOT),
                        job.events(),
                        job.captured(),
                        job.repeated(),
                        write(job.faults()))
                .replaceWithVoid();
    }

    public Uni<Optional<CaptureJob>> find(Transaction tx, UUID id) {
        return tx.sql(FIND, id).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(this::job)
                .findFirst());
    }

    /** Forgets some of those handed in before a moment. */
    public Uni<Void> forget(Transaction tx, Instant before) {
        return tx.sql(FORGET, toDatabase(before)).replaceWithVoid();
    }

    private CaptureJob job(Row row) {
        return new CaptureJob(
                row.getUUID(0),
                row.getString(1),
                row.getOffsetDateTime(2).toInstant(),
                row.getOffsetDateTime(3).toInstant(),
                Behaviour.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                row.getInteger(5),
                row.getInteger(6),
                row.getInteger(7),
                read(row.getString(8)));
    }

    private String write(List<Fault> faults) {
        try {
            return json.writeValueAsString(faults);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write faults", impossible);
        }
    }

    private List<Fault> read(String faults) {
        try {
            return json.readValue(faults, FAULTS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot read faults that were written here", impossible);
        }
    }
}
