/** A retailer made by a seed: the same seed makes the same one, to the last phone number. */
package org.unisson.demo.retailer;
