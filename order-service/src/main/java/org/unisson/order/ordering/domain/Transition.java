package org.unisson.order.ordering.domain;

/** What became of an order by a message. @param next the same state where the step changes nothing */
public record Transition(Step step, OrderState next) {}
