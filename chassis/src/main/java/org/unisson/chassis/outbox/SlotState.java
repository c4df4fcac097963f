package org.unisson.chassis.outbox;

/** What the server and our own record say about the slot. */
sealed interface SlotState {

    /** Neither a record nor a slot: the first start. */
    record NeverCreated() implements SlotState {}

    /** A slot without a record: its creator died in between. */
    record Unrecorded() implements SlotState {}

    /** It was created once, and the server has dropped what it held back. Events are gone. */
    record Lost(String reason) implements SlotState {}

    /** Another process reads it. */
    record Taken(long lagBytes, boolean healing) implements SlotState {}

    /** Nobody reads it. */
    record Free(long lagBytes, boolean healing) implements SlotState {}
}
