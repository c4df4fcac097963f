package org.unisson.demo.importing.retail;

import java.util.ArrayList;
import java.util.List;
import org.unisson.demo.client.Purchase;
import org.unisson.demo.client.Refund;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;

/** Hands a planned return in, once. */
final class Returning {

    private final Session session;

    Returning(Session session) {
        this.session = session;
    }

    Refund takeBack(PlannedReturn planned, String purchaseId) {
        Purchase purchase =
                session.get(Service.ORDER, "/purchases/" + purchaseId).as(Purchase.class);
        List<Purchase.Line> free = new ArrayList<>(purchase.lines());
        List<Requests.ReturnedLine> lines = new ArrayList<>();
        for (PlannedReturn.Pieces pieces : planned.pieces()) {
            Purchase.Line line = free.stream()
                    .filter(candidate -> isOf(candidate, pieces.bought()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Purchase " + purchaseId + " has no line of "
                            + pieces.bought().key()));
            free.remove(line);
            lines.add(new Requests.ReturnedLine(line.lineId(), pieces.quantity(), "SELLABLE"));
        }
        return session.post(
                        Service.ORDER,
                        "/purchases/" + purchaseId + "/returns",
                        new Requests.Return(
                                Names.CHANNEL, Names.WAREHOUSE, lines, planned.at(), planned.cancellation()),
                        Names.SOURCE + "/return/" + planned.cancellation() + "/" + planned.invoice())
                .as(Refund.class);
    }

    private static boolean isOf(Purchase.Line line, InvoiceRow bought) {
        return line.sku().equals(Names.sku(bought.stockCode()))
                && line.quantity() == bought.quantity()
                && line.unitPrice().minor() == bought.unitPrice();
    }
}
