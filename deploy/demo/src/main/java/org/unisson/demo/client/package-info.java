/** A client of the five services over their public HTTP APIs, as a shop, a till or another system would write it. */
package org.unisson.demo.client;
