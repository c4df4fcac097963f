package org.unisson.catalog.channel.domain;

/** Where customers meet the retailer. */
public enum ChannelKind {
    WEB,
    APP,
    STORE,
    CALL_CENTRE,
    CHAT,
    SOCIAL,
    VOICE,
    MARKETPLACE,
    KIOSK,
    COLLECTION_POINT
}
