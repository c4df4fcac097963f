package org.unisson.inventory.epcis.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.assortment.KnownSkus;
import org.unisson.inventory.epcis.domain.ObjectEvent;
import org.unisson.inventory.epcis.domain.ReadPoint;
import org.unisson.inventory.epcis.domain.SalesSource;
import org.unisson.inventory.epcis.domain.Sgln;
import org.unisson.inventory.epcis.domain.TradeItem;
import org.unisson.inventory.epcis.persistence.ReadPointStore;
import org.unisson.inventory.epcis.persistence.ReadPolicyStore;
import org.unisson.inventory.location.persistence.LocationStore;

/** Finds out what the events of a document name: locations, read points, SKUs. A few questions for all of them. */
@ApplicationScoped
public class PlaceEvents {

    private final LocationStore locations;
    private final ReadPointStore readPoints;
    private final ReadPolicyStore policies;
    private final KnownSkus skus;

    PlaceEvents(LocationStore locations, ReadPointStore readPoints, ReadPolicyStore policies, KnownSkus skus) {
        this.locations = locations;
        this.readPoints = readPoints;
        this.policies = policies;
        this.skus = skus;
    }

    /** Events that are placed, and those that cannot be. */
    public record Placed(List<PlacedEvent> events, List<Fault> faults) {}

    private record Surroundings(
            Map<String, ReadPoint> readPoints, Set<Gln> unknown, Map<Gln, SalesSource> sales, Map<String, Sku> skus) {}

    public Uni<Placed> place(Transaction tx, Submission submission) {
        List<ObjectEvent> events = submission.events();
        List<Gln> named = events.stream().map(PlaceEvents::named).distinct().toList();
        return readPoints.of(tx, readPointIds(events)).chain(points -> {
            List<Gln> all = Stream.concat(
                            named.stream(), points.values().stream().map(ReadPoint::location))
                    .distinct()
                    .toList();
            return locations
                    .unknownOf(tx, all)
                    .chain(unknown -> policies.of(tx, all).chain(sales -> skus.byGtin(tx, gtins(events))
                            .map(known -> new Surroundings(points, unknown, sales, known))))
                    .map(around -> placed(submission, around));
        });
    }

    private static Placed placed(Submission submission, Surroundings around) {
        List<PlacedEvent> events = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (ObjectEvent event : submission.events()) {
            ReadPoint point = event.readPoint() == null
                    ? null
                    : around.readPoints().get(event.readPoint().id());
            Gln location = point != null && event.bizLocation() == null ? point.location() : named(event);
            Problem problem = problem(submission, around, event, point, location);
            if (problem == null) {
                SalesSource sales = around.sales().getOrDefault(location, SalesSource.TILLS);
                events.add(new PlacedEvent(Ids.next(), event, location, point, sales, around.skus()));
            } else {
                faults.add(Fault.of(event.index(), event.eventId(), problem));
            }
        }
        return new Placed(events, faults);
    }

    private static Problem problem(
            Submission submission, Surroundings around, ObjectEvent event, ReadPoint point, Gln location) {
        String at = "/epcisBody/eventList/" + event.index();
        String where = at + (event.bizLocation() == null ? "/readPoint/id" : "/bizLocation/id");
        if (!submission.isAllowed().test(location)) {
            return Problem.forbidden("Your token is not bound to store " + location + ".");
        }
        if (around.unknown().contains(location)) {
            return Problem.unprocessable("unknown-location", where, "is not known");
        }
        if (point != null && !point.location().equals(location)) {
            return Problem.unprocessable("read-point-elsewhere", at + "/readPoint/id", "belongs to another location");
        }
        List<Violation> unknown = unknownItems(around, event, at);
        return unknown.isEmpty() ? null : Fault.unprocessable("unknown-sku", unknown);
    }

    private static List<Violation> unknownItems(Surroundings around, ObjectEvent event, String at) {
        List<Violation> unknown = new ArrayList<>();
        for (int index = 0; index < event.items().size(); index++) {
            if (!around.skus().containsKey(event.items().get(index).gtin())) {
                unknown.add(new Violation(at + "/epcList/" + index, "has a GTIN of no SKU, or of several"));
            }
        }
        for (int index = 0; index < event.quantities().size(); index++) {
            if (!around.skus().containsKey(event.quantities().get(index).of().gtin())) {
                unknown.add(new Violation(
                        at + "/quantityList/" + index + "/epcClass", "has a GTIN of no SKU, or of several"));
            }
        }
        return unknown;
    }

    /** The location that an event names itself: where its objects are, or else where they were read. */
    private static Gln named(ObjectEvent event) {
        return (event.bizLocation() == null ? event.readPoint() : event.bizLocation()).gln();
    }

    private static Set<String> readPointIds(List<ObjectEvent> events) {
        return events.stream()
                .map(ObjectEvent::readPoint)
                .filter(point -> point != null)
                .map(Sgln::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> gtins(List<ObjectEvent> events) {
        return events.stream()
                .flatMap(event -> Stream.<TradeItem>concat(
                        event.items().stream(), event.quantities().stream().map(ObjectEvent.Quantity::of)))
                .map(TradeItem::gtin)
                .collect(Collectors.toSet());
    }
}
