package dev.wanedit.wire;

/** Names and fixed values of the headers that the service reads. */
public final class HeaderNames {

    /** Holds the API key; sent to the service only. */
    public static final String AUTHORIZATION = "Authorization";
    /** When the other side sent its answer, by its clock. */
    public static final String DATE = "Date";
    /** How the body is compressed. */
    public static final String CONTENT_ENCODING = "Content-Encoding";
    /** The media type of the body. */
    public static final String CONTENT_TYPE = "Content-Type";
    /** The target of a redirect. */
    public static final String LOCATION = "Location";
    /** How long to wait after a 429. */
    public static final String RETRY_AFTER = "Retry-After";
    /** The program that sends the request. */
    public static final String USER_AGENT = "User-Agent";

    /** Must be {@link #ENABLE} on create: the service offers this model asynchronously only. */
    public static final String ASYNC = "X-DashScope-Async";

    /** Must be {@link #ENABLE} on create when a medium is an {@code oss://} URL. */
    public static final String OSS_RESOLVE = "X-DashScope-OssResourceResolve";

    /** The workspace, if it is not the default workspace of the key. */
    public static final String WORKSPACE = "X-DashScope-WorkSpace";

    /** Switches a feature on. */
    public static final String ENABLE = "enable";
    /** The content type of all that the service reads and writes. */
    public static final String JSON = "application/json";
    /** The text before the key. */
    public static final String BEARER = "Bearer ";

    private HeaderNames() {}
}
