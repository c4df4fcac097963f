package org.unisson.inventory.quota.domain;

/** A quota with what counts in it now. */
public record KnownQuota(Quota quota, Counted counted) {}
