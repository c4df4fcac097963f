/** Measurements of the running stack, through what everybody can use: HTTP APIs and topics. */
package org.unisson.bench;
