package dev.wanedit.spring;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.MissingApiKeyException;
import dev.wanedit.error.WanEditException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in place of a stack trace why the application could not start, and in the reader's language what to do. */
final class WaneditFailureAnalyzer extends AbstractFailureAnalyzer<WanEditException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, WanEditException cause) {
        return new FailureAnalysis(cause.problem(), action(cause), failure);
    }

    private static String action(WanEditException cause) {
        return cause instanceof MissingApiKeyException
                ? new ConfigurationException(
                                cause.problem(),
                                "Set the property wanedit.api-key, or the environment variable DASHSCOPE_API_KEY. To"
                                        + " try the application without a key, start the command fake-server of"
                                        + " wanedit.jar, and set wanedit.base-url and wanedit.api-key to what it prints. A"
                                        + " test needs no key with @WithFakeDashScope, of"
                                        + " wanedit-spring-boot-starter-test.")
                        .hint()
                : cause.hint();
    }
}
