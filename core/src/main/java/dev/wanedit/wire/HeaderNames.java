package dev.wanedit.wire;

/** Names and fixed values of the headers that the service reads. */
public final class HeaderNames {

    /** The key goes here, and to the service only. */
    public static final String AUTHORIZATION = "Authorization";
    /** How the body is packed. */
    public static final String CONTENT_ENCODING = "Content-Encoding";
    /** What the body is. */
    public static final String CONTENT_TYPE = "Content-Type";
    /** Where a redirect points. */
    public static final String LOCATION = "Location";
    /** How long to wait after a 429. */
    public static final String RETRY_AFTER = "Retry-After";
    /** Who asks. */
    public static final String USER_AGENT = "User-Agent";

    /** Must be {@link #ENABLE} on create: the service offers this model asynchronously only. */
    public static final String ASYNC = "X-DashScope-Async";

    /** Must be {@link #ENABLE} on create when a medium is an {@code oss://} URL. */
    public static final String OSS_RESOLVE = "X-DashScope-OssResourceResolve";

    /** The workspace, if it is not the key's own. */
    public static final String WORKSPACE = "X-DashScope-WorkSpace";

    /** Switches a feature on. */
    public static final String ENABLE = "enable";
    /** The content type of all that the service reads and writes. */
    public static final String JSON = "application/json";
    /** Stands before the key. */
    public static final String BEARER = "Bearer ";

    private HeaderNames() {}
}
