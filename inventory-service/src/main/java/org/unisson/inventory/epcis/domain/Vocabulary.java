package org.unisson.inventory.epcis.domain;

import java.util.Set;

/** The business steps and dispositions of GS1's Core Business Vocabulary 2.0. */
public enum Vocabulary {
    BIZ_STEP(
            "bizstep",
            "BizStep",
            Set.of(
                    "accepting",
                    "arriving",
                    "assembling",
                    "collecting",
                    "commissioning",
                    "consigning",
                    "creating_class_instance",
                    "cycle_counting",
                    "decommissioning",
                    "departing",
                    "destroying",
                    "disassembling",
                    "dispensing",
                    "encoding",
                    "entering_exiting",
                    "holding",
                    "inspecting",
                    "installing",
                    "killing",
                    "loading",
                    "other",
                    "packing",
                    "picking",
                    "receiving",
                    "removing",
                    "repackaging",
                    "repairing",
                    "replacing",
                    "reserving",
                    "retail_selling",
                    "sampling",
                    "sensor_reporting",
                    "shipping",
                    "staging_outbound",
                    "stock_taking",
                    "stocking",
                    "storing",
                    "transporting",
                    "unloading",
                    "unpacking",
                    "void_shipping")),
    DISPOSITION(
            "disp",
            "Disp",
            Set.of(
                    "active",
                    "available",
                    "completeness_inferred",
                    "completeness_verified",
                    "conformant",
                    "container_closed",
                    "container_open",
                    "damaged",
                    "destroyed",
                    "dispensed",
                    "disposed",
                    "encoded",
                    "expired",
                    "in_progress",
                    "in_transit",
                    "inactive",
                    "mismatch_class",
                    "mismatch_instance",
                    "mismatch_quantity",
                    "needs_replacement",
                    "no_pedigree_match",
                    "non_conformant",
                    "non_sellable_other",
                    "partially_dispensed",
                    "recalled",
                    "reserved",
                    "retail_sold",
                    "returned",
                    "sellable_accessible",
                    "sellable_not_accessible",
                    "stolen",
                    "unavailable",
                    "unknown"));

    private final String inUrn;
    private final String inWeb;
    private final Set<String> words;

    Vocabulary(String inUrn, String inWeb, Set<String> words) {
        this.inUrn = inUrn;
        this.inWeb = inWeb;
        this.words = words;
    }

    /**
     * The bare word of a value, however it is written: bare, as URN, as web URI or shortened ({@code cbv:}). A URI of
     * another vocabulary stays as it is.
     *
     * @throws IllegalArgumentException where it is neither a word of this vocabulary nor a URI
     */
    public String word(String value) {
        for (String prefix : new String[] {
            "urn:epcglobal:cbv:" + inUrn + ":", "https://ref.gs1.org/cbv/" + inWeb + "-", "cbv:" + inWeb + "-"
        }) {
            if (value.startsWith(prefix)) {
                return known(value.substring(prefix.length()));
            }
        }
        return value.indexOf(':') > 0 ? value : known(value);
    }

    /** The web URI of a {@link #word}. */
    public String uri(String word) {
        return word.indexOf(':') > 0 ? word : "https://ref.gs1.org/cbv/" + inWeb + "-" + word;
    }

    private String known(String word) {
        if (!words.contains(word)) {
            throw new IllegalArgumentException("is no word of the Core Business Vocabulary 2.0");
        }
        return word;
    }
}
