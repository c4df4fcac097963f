package org.unisson.scenarios.random;

import java.util.List;
import java.util.OptionalInt;

/**
 * What somebody does in a world, or what befalls its services. Places, SKUs and shoppers are numbers in the {@link World},
 * so that the same operations can be played again in a fresh one; {@code of} is the number of an earlier operation.
 */
sealed interface Operation {

    /** One that goes on with what an earlier one began. */
    sealed interface Sequel extends Operation {
        int of();
    }

    /** What befalls a service in the midst of it all. */
    sealed interface Fault extends Operation {}

    /** The earlier operation it goes on with. */
    default OptionalInt needs() {
        return this instanceof Sequel sequel ? OptionalInt.of(sequel.of()) : OptionalInt.empty();
    }

    /** Pieces of a SKU. */
    record Pieces(int sku, long pieces) {}

    /** Pieces of a SKU, and how they reach the customer: SHIP, PICKUP or CARRY_OUT. */
    record Wanted(int sku, long pieces, String method) {}

    record Receive(int place, int sku, long pieces) implements Operation {}

    /** @param reason SHRINKAGE, WRITE_OFF or ADJUSTMENT */
    record Remove(int place, int sku, long pieces, String reason) implements Operation {}

    /** A count that finds so many pieces more (or fewer) than the book says. */
    record Count(int place, int sku, long difference) implements Operation {}

    record Dispose(int place, int sku, String from, String to, long pieces) implements Operation {}

    record Transfer(int place, int to, int sku, long pieces) implements Operation {}

    record ReceiveTransfer(int of, long good, long damaged, boolean complete) implements Sequel {}

    record CallTransferBack(int of) implements Sequel {}

    record KeepSafety(int place, int sku, long pieces) implements Operation {}

    /** So many pieces of everything are kept back from the web. */
    record KeepBuffer(long pieces) implements Operation {}

    record Close(int place) implements Operation {}

    record Open(int place) implements Operation {}

    /** Nothing is sent from there any more, until it is opened again. */
    record StopSending(int place) implements Operation {}

    /** A till begins its day with so many cents in its drawer. */
    record OpenTill(int place, long cents) implements Operation {}

    /** Cash is put into the drawer or, negative, taken out. @param of the opening */
    record MoveCash(int of, long cents) implements Sequel {}

    /** The drawer is counted, by so many cents more (or fewer) than is expected, and the day ends. @param of the opening */
    record CloseTill(int of, long difference) implements Sequel {}

    /**
     * A till hands in receipts, all alike, in one batch.
     *
     * @param shopper -1: nobody known
     * @param discount cents off each line
     * @param lateBy seconds since they were printed
     */
    record Sell(int place, int shopper, List<Pieces> lines, long discount, int receipts, int lateBy)
            implements Operation {}

    /**
     * An order.
     *
     * @param place of what is collected or carried out
     * @param shopper -1: nobody known
     * @param throughCart else placed by a back office, all of it in the first line's way
     */
    record PlaceOrder(int place, int shopper, List<Wanted> lines, String card, long points, boolean throughCart)
            implements Operation {}

    record CancelOrder(int of) implements Sequel {}

    record CancelLine(int of, int line, long pieces) implements Sequel {}

    /** To be there the same day, or not at all. */
    record OrderSameDay(PlaceOrder order) implements Operation {}

    /** A line is to be handed out another way. @param method SHIP, or PICKUP at the place */
    record EditWay(int of, int line, String method, int place) implements Sequel {}

    /** So many pieces more of a line are wanted, or, negative, fewer. */
    record EditQuantity(int of, int line, long more) implements Sequel {}

    /** "I did not receive it": of a line, sent again on trust. */
    record Claim(int of, int line, long pieces) implements Sequel {}

    /** What stores and carriers do with consignments. */
    enum Verb {
        PICK,
        PACK,
        SHIP,
        READY,
        COLLECT,
        DELIVER,
        /** At the store to which it was sent to be collected. */
        ARRIVE
    }

    /** All consignments of an order that it can be said of. @param notFound pieces of a first line, when picking or arriving */
    record Work(int of, Verb verb, long notFound) implements Sequel {}

    /** All that is still to be handed over of an order. */
    record HandOver(int of) implements Sequel {}

    /** Of an order or a receipt. @param condition SELLABLE, QUALITY_CONTROL or DAMAGED */
    record Return(int of, int place, int line, long pieces, String condition) implements Sequel {}

    /** The first receipt of a sale is taken back whole by its till, as never made. */
    record Void(int of) implements Sequel {}

    /** A till sells a gift card of so many cents. */
    record SellGiftCard(int place, long cents) implements Operation {}

    /** An order through a cart, of which a gift card pays so much. */
    record OrderByGiftCard(int of, long cents, PlaceOrder order) implements Sequel {}

    /** A till sells a piece, of which a gift card pays so much and cash the rest. */
    record SellByGiftCard(int of, int place, int sku, long cents) implements Sequel {}

    /** A cart has goods set aside, and nobody comes back for them. */
    record HoldAndForget(int place, Wanted line) implements Operation {}

    record GivePoints(int shopper, long points) implements Operation {}

    /** SIGKILL, of all of them at once; they are started again. */
    record Kill(List<String> processes) implements Fault {}

    /** The same of one, and from its restart on its clock is so many seconds ahead (or behind). */
    record SetClock(String process, int seconds) implements Fault {}

    /** The newest events of all topics are delivered again, shuffled across keys. */
    record Redeliver(long seed) implements Fault {}

    /** The newest events of all topics are delivered again in any order: older ones of a key after newer ones. */
    record Reorder(long seed) implements Fault {}

    /** It stands still for so long, keeps its connections, and goes on as if no time had passed. */
    record Freeze(String process, int millis) implements Fault {}

    /** One feed of a service comes late by that much, in part, while its others go on. @param turn which of them */
    record HoldBack(String service, int turn, int millis) implements Fault {}

    /** The service reads so many events of each partition anew. */
    record Rewind(String service, int events) implements Fault {}
}
