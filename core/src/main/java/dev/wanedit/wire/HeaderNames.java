package dev.wanedit.wire;

/** Names and fixed values of the headers that the service reads. */
public final class HeaderNames {

    public static final String AUTHORIZATION = "Authorization";
    public static final String CONTENT_ENCODING = "Content-Encoding";
    public static final String CONTENT_TYPE = "Content-Type";
    public static final String RETRY_AFTER = "Retry-After";
    public static final String USER_AGENT = "User-Agent";

    /** Must be {@link #ENABLE} on create: the service offers this model asynchronously only. */
    public static final String ASYNC = "X-DashScope-Async";

    /** Must be {@link #ENABLE} on create when a medium is an {@code oss://} URL. */
    public static final String OSS_RESOLVE = "X-DashScope-OssResourceResolve";

    /** The workspace, if it is not the key's own. */
    public static final String WORKSPACE = "X-DashScope-WorkSpace";

    public static final String ENABLE = "enable";
    public static final String JSON = "application/json";
    public static final String BEARER = "Bearer ";

    private HeaderNames() {}
}
