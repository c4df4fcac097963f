package org.unisson.order.claim.domain;

/** Why a claim was decided as it was. */
public enum Reason {
    /** The customer is believed, within the policy. */
    ON_TRUST,
    /** The channel has no policy. */
    NO_POLICY,
    /** The customer is of the cohort that an agent looks at. */
    HOLDOUT,
    /** More days after the goods left than the policy allows. */
    TOO_LATE,
    /** Worth more than the policy allows. */
    TOO_MUCH,
    /** As many claims as the policy allows were granted within a year. */
    TOO_MANY,
    /** The goods were a replacement themselves. */
    REPLACED_BEFORE,
    /** The carrier says that it has lost the parcel: nobody had to claim. */
    CARRIER_LOST,
    /** An agent has decided. */
    AGENT
}
