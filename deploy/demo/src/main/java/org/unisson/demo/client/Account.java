package org.unisson.demo.client;

/** A loyalty account. @param balance points that can be spent */
public record Account(String accountId, String customerId, long balance, long held, long version) {}
