package dev.wanedit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.contract.TransportContract;
import dev.wanedit.testkit.store.JobStoreContract;
import dev.wanedit.transport.jdk.JdkTransportProvider;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests of CONTRACT.md need a reader's adapter: they are compiled and opened. */
public class ContractPageTest {

    private static final Path CONTRACT = Path.of("..", "testkit-contract", "CONTRACT.md");

    private static final String BEGIN = """
            import static dev.wanedit.readme.ContractPageTest.*;
            import static org.assertj.core.api.Assertions.assertThat;

            import dev.wanedit.port.*;
            import dev.wanedit.testkit.*;
            import dev.wanedit.testkit.contract.*;
            import dev.wanedit.testkit.contract.subject.*;
            import dev.wanedit.testkit.store.*;
            import java.time.Duration;
            import java.util.Map;
            import javax.net.ssl.*;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.ExtendWith;

            """;

    @TempDir
    private Path folder;

    @Test
    void contractOfTransports_whenCompiled_isAWholeTest() throws Exception {
        try (URLClassLoader loader = compiled("MyContractTest")) {
            TransportContract test = (TransportContract) instance(loader, "MyContractTest");

            assertThat(test.adapterName()).isEqualTo("mine");
            assertThat(test.lacks()).isNotEmpty();
        }
    }

    @Test
    void contractOfStores_whenCompiled_opensItsStore() throws Exception {
        try (URLClassLoader loader = compiled("MyStoreContractTest")) {
            JobStoreContract test = (JobStoreContract) instance(loader, "MyStoreContractTest");

            assertThat(test.open()).isInstanceOf(JobStore.class);
        }
    }

    private URLClassLoader compiled(String type) throws Exception {
        String code = ReadmeExample.javaBlocks(CONTRACT).stream()
                .filter(block -> block.contains("class " + type + " "))
                .findFirst()
                .orElseThrow();
        ReadmeExample.compileSource(BEGIN + code, type, folder, System.getProperty("java.class.path"));
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    private static Object instance(ClassLoader loader, String type) throws Exception {
        var constructor = loader.loadClass(type).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    /** The provider of a reader. */
    public static final class MyProvider {
        public static TransportProvider trusting(SSLContext context) {
            return new JdkTransportProvider();
        }
    }

    /** The data of a reader's store. */
    public static final class MyData {}

    /** A reader's store. */
    public record MyStore(MyData data, JobStore jobs) implements JobStore {
        public MyStore(MyData data) {
            this(data, new MemoryJobStore());
        }

        @Override
        public JobRecord insertIfAbsent(JobRecord record) {
            return jobs.insertIfAbsent(record);
        }

        @Override
        public Replacement replace(JobRecord next) {
            return jobs.replace(next);
        }

        @Override
        public Optional<JobRecord> find(JobKey key) {
            return jobs.find(key);
        }

        @Override
        public Optional<JobRecord> findByTask(TaskId taskId) {
            return jobs.findByTask(taskId);
        }

        @Override
        public List<JobRecord> scan(Scan which, @Nullable JobKey after, int limit) {
            return jobs.scan(which, after, limit);
        }

        @Override
        public List<JobKey> keys(Scan which, @Nullable JobKey after, int limit) {
            return jobs.keys(which, after, limit);
        }

        @Override
        public void close() {
            jobs.close();
        }
    }
}
