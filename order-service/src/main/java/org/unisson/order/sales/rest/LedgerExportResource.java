package org.unisson.order.sales.rest;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.unisson.chassis.security.Roles;
import org.unisson.order.sales.application.LedgerEntry;
import org.unisson.order.sales.application.LedgerQueries;
import org.unisson.order.sales.application.LedgerQueries.Place;
import org.unisson.order.sales.domain.Period;

/** The sales ledger as a file. */
@Path("/sales/ledger.csv")
@Tag(name = "Sales ledger")
public class LedgerExportResource {

    private static final int ENTRIES_AT_ONCE = 200;

    private final LedgerQueries ledger;

    LedgerExportResource(LedgerQueries ledger) {
        this.ledger = ledger;
    }

    /**
     * All postings of a period, a line each, in the order of time. It is read and sent in parts, the next when the client
     * has taken the one before, so that a period of any length takes the same memory. 400: as the figures.
     */
    @GET
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed({Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Postings of the sales ledger as CSV",
            description =
                    "RFC 4180 in UTF-8 with a header line. Columns: entryId (the purchase, the order handed over or"
                            + " the return), kind (SALE, HANDOVER, RETURN), purchaseId, bookedThrough (channel of the event"
                            + " itself), occurredAt, bookedAt, position, account, amount (minor units, a debit positive),"
                            + " currency, channel (that took the order), location, attachedStore, lineId, sku, pieces, taxRate"
                            + " (basis points; empty: not known, or none of a line). The tax in what was earned or given"
                            + " back has two lines of its own, VAT and VAT_INCLUDED: net is amount less the latter. A text"
                            + " that a spreadsheet would take for a formula has an apostrophe before it.")
    public RestMulti<String> csv(@QueryParam("from") String from, @QueryParam("to") String to) {
        Period period = LedgerParameters.period(from, to);
        return RestMulti.fromMultiData(Multi.createBy()
                        .concatenating()
                        .streams(Multi.createFrom().item(LedgerCsv.HEADER), lines(period)))
                .header("Content-Disposition", "attachment; filename=\"sales-ledger.csv\"")
                .build();
    }

    private Multi<String> lines(Period period) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(Place.beginning(period)), after -> ledger.entries(
                                period, after.get(), ENTRIES_AT_ONCE)
                        .invoke(page -> advance(after, page)))
                .whilst(page -> page.size() == ENTRIES_AT_ONCE)
                .filter(page -> !page.isEmpty())
                .map(LedgerCsv::lines);
    }

    private static void advance(AtomicReference<Place> after, List<LedgerEntry> page) {
        if (!page.isEmpty()) {
            after.set(Place.of(page.getLast()));
        }
    }
}
