/**
 * Online Retail: invoices of a web shop. Decisions on its traps: a StockCode that does not begin with five digits is no
 * product (postage, fees, manual entries) and is refused; codes that differ only in capitals are one product; a product's
 * name is its most frequent description; a row priced zero is no sale; a negative quantity on an invoice is stock written
 * off; a cancellation is a return of earlier purchases of the same customer and product, at the price then paid, and is
 * refused as far as there are none.
 */
package org.unisson.demo.importing.retail;
