/** One day of the retailer, lived through its public APIs and topics, each figure read back. */
package org.unisson.demo.day;
