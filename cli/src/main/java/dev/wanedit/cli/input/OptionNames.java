package dev.wanedit.cli.input;

import static java.util.Map.entry;

import dev.wanedit.error.Violation;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates the names of core's builders in messages to the names of options. */
public final class OptionNames {

    private static final Pattern INDEXED = Pattern.compile("references\\[(\\d+)]");
    private static final Map<String, String> FIELDS = Map.of(
            "negativePrompt", "--negative-prompt",
            "promptFile", "--prompt-file",
            "references", "--reference",
            "jobKey", "--job-key",
            "maxCost", "--max-cost");
    /** The translations. The keys are words that occur only in core's messages. */
    static final Map<String, String> ADVICE = Map.ofEntries(
            entry("transport(…) on the builder", "--transport"),
            entry("call apiKey(…) on the builder", "add --simulate, which needs none"),
            entry(
                    "Choose another file, or allow to overwrite it.",
                    "Choose another --out, or allow it with --overwrite."),
            entry("Choose another folder.", "Choose another --out."),
            entry("name another file", "name another file with --store"),
            entry(
                    "Call reconcile(key, policy) to look for its task, or assign(key, taskId) if you know the task. If the job"
                            + " was kept in memory only and its client is closed, look for the task by list(filter).",
                    "Look for its task in the list of recent tasks."),
            entry(
                    "If it is this job's, call assign(key, taskId). If you cannot say, call reconcile(key, policy) after the"
                            + " task has ended.",
                    "If it is this job's, await it. If it is not, give the job another key."),
            entry(
                    "and call assign(key, taskId) with the one that is this job's. If you cannot say, call"
                            + " reconcile(key, policy) after they have ended. If none is this job's, call release(key) and"
                            + " submit it again.",
                    "and await the one that is this job's. If none is, give the job another key."),
            entry(
                    "so call reconcile(key, policy) again later. If there is no task on the bill either, call release(key) and"
                            + " submit it again.",
                    "so look again later. If there is no task on the bill either, give the job another key."),
            entry(
                    "If it has a task, call assign(key, taskId). If it has none, call release(key) and submit it again.",
                    "If it has a task, await that. If it has none, give the job another key."),
            entry("set a longer call timeout", "set a longer --call-timeout"),
            entry("set a longer connect timeout", "set a longer --connect-timeout"),
            entry("set a longer transfer idle timeout", "set a longer --transfer-idle-timeout"),
            entry("for the JVM, or sslContext(…) on the builder", "behind the word java"),
            entry("proxy(…), https.proxyHost and http.proxyHost, HTTPS_PROXY", "--proxy, HTTPS_PROXY"),
            entry("or proxy(…) on the builder", "or --proxy"),
            entry("by region(…) on the builder", "by --region"),
            entry("region(Region.BEIJING) on the builder", "--region beijing"),
            entry("region(Region.SINGAPORE) on the builder", "--region singapore"),
            entry("Check the base URL,", "Check the base URL (--region, --base-url),"),
            entry(
                    "If this one is, allow it with resultLimits(…) on the builder.",
                    "If this one is, allow it with --max-result, such as --max-result 2GB."),
            entry(
                    "If the host is yours, allow it with resultHosts(…) on the builder.",
                    "If the host is yours, allow it with --result-host."));

    private OptionNames() {}

    /** For example {@code --duration: 12 s, allowed whole seconds, 2 to 10 s}. */
    public static String told(Violation violation) {
        return told(option(violation.field()), violation);
    }

    /** The same under another name. */
    public static String told(String name, Violation violation) {
        String given = violation.given();
        return name + ": " + (given.endsWith(".") ? given : given + ", allowed " + violation.allowed());
    }

    static String option(String field) {
        Matcher indexed = INDEXED.matcher(field);
        if (indexed.matches()) {
            return "--reference (number " + (Integer.parseInt(indexed.group(1)) + 1) + ")";
        }
        return FIELDS.getOrDefault(field, "--" + field);
    }

    public static String inAdvice(String advice) {
        String told = advice;
        for (Map.Entry<String, String> entry : ADVICE.entrySet()) {
            told = told.replace(entry.getKey(), entry.getValue());
        }
        return told;
    }
}
