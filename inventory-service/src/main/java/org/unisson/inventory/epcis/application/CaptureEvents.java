package org.unisson.inventory.epcis.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.inventory.epcis.application.Submission.Behaviour;
import org.unisson.inventory.epcis.persistence.CaptureStore;
import org.unisson.inventory.epcis.persistence.EventStore;

/** Captures the events of a document, each once for ever, in one transaction with all that they change. */
@ApplicationScoped
public class CaptureEvents {

    private final PlaceEvents place;
    private final EventStore events;
    private final MoveItems move;
    private final TellReads tell;
    private final CaptureStore captures;
    private final Clock clock;

    CaptureEvents(
            PlaceEvents place, EventStore events, MoveItems move, TellReads tell, CaptureStore captures, Clock clock) {
        this.place = place;
        this.events = events;
        this.move = move;
        this.tell = tell;
        this.captures = captures;
        this.clock = clock;
    }

    private record Sorted(List<PlacedEvent> fresh, int repeated, List<Fault> faults) {}

    /** What became of the document. A fault of one event is none of the others, unless all or none was asked for. */
    public Uni<CaptureJob> capture(Transaction tx, Submission submission) {
        Instant begun = clock.instant();
        return place.place(tx, submission)
                .chain(placed -> events.add(tx, submission.captureId(), placed.events(), begun)
                        .chain(added -> sort(tx, placed, added)))
                .chain(sorted -> settle(tx, submission, sorted))
                .map(sorted -> job(submission, sorted, begun))
                .call(job -> captures.add(tx, job));
    }

    /** New ones, repeated ones, and those whose eventID says something else than the one captured under it. */
    private Uni<Sorted> sort(Transaction tx, PlaceEvents.Placed placed, Set<UUID> added) {
        List<PlacedEvent> others = placed.events().stream()
                .filter(event -> !added.contains(event.id()))
                .toList();
        return events.contents(
                        tx,
                        others.stream().map(other -> other.event().eventId()).toList())
                .map(contents -> sorted(placed, added, others, contents));
    }

    private static Sorted sorted(
            PlaceEvents.Placed placed, Set<UUID> added, List<PlacedEvent> others, Map<String, String> contents) {
        List<Fault> faults = new ArrayList<>(placed.faults());
        int repeated = 0;
        for (PlacedEvent other : others) {
            String eventId = other.event().eventId();
            if (other.event().content().equals(contents.get(eventId))) {
                repeated++;
            } else {
                faults.add(Fault.of(
                        other.event().index(),
                        eventId,
                        Problem.conflict("event-id-used", "Another event was captured under this eventID.")));
            }
        }
        List<PlacedEvent> fresh = placed.events().stream()
                .filter(event -> added.contains(event.id()))
                .sorted(PlacedEvent.BY_TIME)
                .toList();
        return new Sorted(fresh, repeated, faults);
    }

    private Uni<Sorted> settle(Transaction tx, Submission submission, Sorted sorted) {
        boolean isFaulty = !sorted.faults().isEmpty() || !submission.faults().isEmpty();
        if (isFaulty && submission.behaviour() == Behaviour.ROLLBACK) {
            return events.remove(
                            tx, sorted.fresh().stream().map(PlacedEvent::id).toList())
                    .replaceWith(new Sorted(List.of(), sorted.repeated(), sorted.faults()));
        }
        return move.follow(tx, sorted.fresh())
                .chain(() -> tell.tell(tx, sorted.fresh()))
                .replaceWith(sorted);
    }

    private CaptureJob job(Submission submission, Sorted sorted, Instant begun) {
        List<Fault> faults = new ArrayList<>(submission.faults());
        faults.addAll(sorted.faults());
        faults.sort(Comparator.comparingInt(Fault::index));
        return new CaptureJob(
                submission.captureId(),
                submission.by(),
                begun,
                clock.instant(),
                submission.behaviour(),
                submission.size(),
                sorted.fresh().size(),
                sorted.repeated(),
                faults);
    }
}
