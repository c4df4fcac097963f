package org.unisson.catalog.document.rest;

/** The version a document is now at. */
public record DocumentVersion(String id, long version) {}
