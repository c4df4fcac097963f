package org.unisson.demo.client;

/** A contact decision. @param outcome SEND or SUPPRESS */
public record Decision(String decisionId, String cartId, String outcome, String reason, String explanation) {}
