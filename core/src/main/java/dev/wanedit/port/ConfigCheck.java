package dev.wanedit.port;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.network.ApiHeader;
import dev.wanedit.network.HeaderText;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.Redaction;
import java.net.URI;
import java.time.Duration;

/** Refuses settings that no transport supports, before anything is built. */
final class ConfigCheck {

    private ConfigCheck() {}

    /** The same configuration, with each timeout reduced to what can be counted. */
    static TransportConfig checked(TransportConfig config) {
        checkBaseUrl(config.baseUrl());
        if (config.workspace() != null && (config.workspace().isBlank() || !HeaderText.isLegal(config.workspace()))) {
            throw new ConfigurationException(
                    "The workspace is empty or has a character that is not allowed in headers.",
                    "Take the workspace's id from the console, or leave it out.");
        }
        config.network().headers().forEach(ApiHeader::check);
        return new TransportConfig(
                config.baseUrl(),
                config.apiKey(),
                config.workspace(),
                config.zone(),
                checkedTimeout("connect timeout", config.connectTimeout()),
                checkedTimeout("call timeout", config.callTimeout()),
                checkedTimeout("transfer idle timeout", config.transferIdleTimeout()),
                config.timer(),
                config.network(),
                config.createCheck());
    }

    private static void checkBaseUrl(URI url) {
        if (!TransportConfig.isBaseUrl(url)) {
            throw new ConfigurationException(
                    "The base URL " + Redaction.redact(url.toString()) + " cannot be used.",
                    "Give an http(s) URL without user, query or fragment, such as"
                            + " https://dashscope.aliyuncs.com/api/v1.");
        }
    }

    private static Duration checkedTimeout(String name, Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new ConfigurationException(
                    "The " + name + " is " + ReadableUnits.duration(timeout) + ".", "Give a time longer than none.");
        }
        return ReadableUnits.countable(timeout);
    }
}
