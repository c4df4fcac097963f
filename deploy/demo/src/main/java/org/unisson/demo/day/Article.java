package org.unisson.demo.day;

import org.unisson.demo.client.Amount;

/** Something on the shelf of a store. */
record Article(String sku, String name, Amount price) {}
