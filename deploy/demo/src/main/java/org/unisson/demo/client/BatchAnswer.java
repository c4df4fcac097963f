package org.unisson.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What became of a batch: each item stands alone.
 *
 * @param accepted items taken now
 * @param unchanged items that were so already
 * @param rejected items not taken
 * @param customers of a batch of customers: who they are
 * @param receipts of a batch of receipts: the purchases they became
 */
public record BatchAnswer(
        int accepted, int unchanged, List<Rejection> rejected, List<Known> customers, List<Taken> receipts) {

    /** An item that was not taken. @param index in the batch, from 0 */
    public record Rejection(int index, String key, JsonNode problem) {

        public String reason() {
            return ProblemException.text(problem);
        }
    }

    /** A customer of the batch. */
    public record Known(int index, String customerId) {}

    /** A receipt of the batch. */
    public record Taken(int index, String purchaseId) {}
}
