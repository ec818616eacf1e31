package dev.wanedit.settings;

import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;

/** The region in which the service runs. Model, endpoint and API key must be of one region (vendor's page, scope). */
public enum Region {
    /** Mainland China, {@code cn-beijing}. */
    BEIJING("https://dashscope.aliyuncs.com/api/v1", "cn-beijing", "CNY"),
    /** International, {@code ap-southeast-1}. */
    SINGAPORE("https://dashscope-intl.aliyuncs.com/api/v1", "ap-southeast-1", "USD");

    /** The time of both, all year and in all years of the service: an offset needs no table of zones. */
    private static final ZoneId ZONE = ZoneOffset.ofHours(8);

    private final URI baseUrl;
    private final String id;
    private final Currency currency;

    Region(String baseUrl, String id, String currency) {
        this.baseUrl = URI.create(baseUrl);
        this.id = id;
        this.currency = Currency.getInstance(currency);
    }

    /** The region's base URL. */
    public URI baseUrl() {
        return baseUrl;
    }

    /**
     * The base URL of one workspace in this region.
     *
     * @param workspaceId the workspace's id
     */
    public URI baseUrl(String workspaceId) {
        return URI.create("https://" + workspaceId + "." + id + ".maas.aliyuncs.com/api/v1");
    }

    /** The zone in which the service writes times. */
    public ZoneId zone() {
        return ZONE;
    }

    /** The currency of the vendor's list prices there. */
    public Currency currency() {
        return currency;
    }
}
