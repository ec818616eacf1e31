package dev.wanedit.testkit.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a part of the suite within a test, and reports which methods failed. */
public final class SuiteRun implements TestExecutionListener {

    private final Map<String, String> failed = new ConcurrentHashMap<>();
    private final AtomicInteger passed = new AtomicInteger();

    private SuiteRun() {}

    /**
     * Runs one method of the suite with all its arguments.
     *
     * @param suite the whole suite, as its subject's test extends it
     * @param part the part of the suite that has the method
     */
    public static SuiteRun of(Class<?> suite, Class<?> part, String method) {
        PostDiscoveryFilter theMethod =
                test -> FilterResult.includedIf(!(test.getSource().orElse(null) instanceof MethodSource source)
                        || source.getMethodName().equals(method));
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectNestedClass(List.of(suite), part))
                .filters(theMethod)
                .build();
        LauncherConfig quiet = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build();
        SuiteRun run = new SuiteRun();
        LauncherFactory.create(quiet).execute(request, run);
        return run;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean success = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (test.isTest() && success) {
            passed.incrementAndGet();
        } else if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            String name = test.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(source -> ((MethodSource) source).getMethodName())
                    .orElse(test.getDisplayName());
            failed.put(name, result.getThrowable().map(Throwable::toString).orElse("no reason"));
        }
    }

    /** The methods that failed. */
    public Set<String> failed() {
        return failed.keySet();
    }

    /** Why each of them failed. */
    public Map<String, String> reasons() {
        return failed;
    }

    /** How many tests passed. */
    public int passed() {
        return passed.get();
    }
}
