package dev.wanedit.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.Cli;
import dev.wanedit.cli.StoresInMemory;
import dev.wanedit.cli.process.StoreFiles;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store cannot be written at the moment a result lands: the result is saved all the same, and known again. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class UnrecordedResultMessageTest {

    private static final String URL = "https://example.com/clip.mp4";

    private final StoresInMemory stores = new StoresInMemory();
    private boolean full;

    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void letTasksSucceed(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));
        target = folder.resolve("out.mp4");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void edit_whenTheStoreIsFull_savesSaysSoAndIsDoneWhenGivenAgain(boolean overwrite, FakeDashScope fake)
            throws IOException {
        String[] edit = {
            "edit",
            "--video",
            URL,
            "--prompt",
            "x",
            "--job-key",
            "k",
            "--out",
            target.toString(),
            overwrite ? "--overwrite" : "--no-watermark"
        };
        if (overwrite) {
            Files.writeString(target, "before");
        }
        full = true;
        Cli.Ran first = cli(fake).run(edit);
        full = false;
        int asked = fake.requests().size();

        Cli.Ran again = cli(fake).run(edit);

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out().strip()).isEqualTo(target.toString());
        assertThat(first.err()).contains("the job store could not record that: The job store is full.");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out().strip()).isEqualTo(target.toString());
        assertThat(again.err()).doesNotContain("could not record");
        assertDone(fake);
        assertThat(fake.requests()).hasSize(asked);
    }

    @Test
    void batch_whenTheStoreIsFull_savesSaysSoAndIsDoneWhenGivenAgain(FakeDashScope fake) throws IOException {
        Path jobs = Files.writeString(
                folder.resolve("jobs.jsonl"),
                "{\"key\":\"k\",\"video\":\"" + URL + "\",\"prompt\":\"x\",\"out\":\"out.mp4\"}");
        String[] batch = {"batch", jobs.toString(), "--out", folder.toString(), "--json"};
        full = true;
        Cli.Ran first = cli(fake).run(batch);
        full = false;

        Cli.Ran again = cli(fake).run(batch);

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.err()).contains("the job store could not record that: The job store is full.");
        assertThat(first.out()).contains("could not record");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err()).contains("1 done").doesNotContain("could not record", "exists already");
        Files.delete(jobs);
        assertDone(fake);
    }

    @Test
    void edit_whenTheEvidenceIsGoneToo_comparesTheFileWithTheResult(FakeDashScope fake) throws IOException {
        String[] edit = {"edit", "--video", URL, "--prompt", "x", "--job-key", "k", "--out", target.toString()};
        full = true;
        cli(fake).run(edit);
        full = false;
        try (Stream<Path> left = Files.list(folder)) {
            for (Path part :
                    left.filter(file -> file.toString().contains(".part")).toList()) {
                Files.delete(part);
            }
        }

        Cli.Ran again = cli(fake).run(edit);

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertDone(fake);
    }

    @Test
    void resume_ofAJobThatMayReplaceAFile_replacesIt(FakeDashScope fake) throws IOException {
        Files.writeString(target, "before");
        String[] edit = {
            "edit", "--video", URL, "--prompt", "x", "--job-key", "k", "--overwrite", "--out", target.toString()
        };
        fake.everyTask(TaskScript.statuses("RUNNING", "RUNNING", "RUNNING", "RUNNING", "SUCCEEDED"));
        Cli.Ran first = cli(fake).run(with(edit, "--await", "1s"));

        Cli.Ran resumed = cli(fake).run("resume");

        assertThat(first.exitCode()).as(first.err()).isEqualTo(6);
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertDone(fake);
    }

    private static String[] with(String[] command, String... more) {
        String[] all = Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return all;
    }

    private void assertDone(FakeDashScope fake) throws IOException {
        assertThat(fake.count(RequestKind.CREATE)).isOne();
        assertThat(target).hasBinaryContent(FakeDashScope.clip());
        assertThat(folder.toFile().list())
                .filteredOn(name -> !name.equals("index.html"))
                .containsOnly("out.mp4", "state");
        assertThat(stores.kept(folder.resolve("state").resolve("jobs")).get(0).phase())
                .isEqualTo(JobPhase.ARCHIVED);
    }

    private Cli cli(FakeDashScope fake) {
        return new Cli(fake, folder, new StoreFiles() {
            @Override
            public boolean containsJobs(Path file) {
                return stores.containsJobs(file);
            }

            @Override
            public JobStore open(Path file) {
                return refusingLandings(stores.open(file));
            }
        });
    }

    private JobStore refusingLandings(JobStore store) {
        return (JobStore) Proxy.newProxyInstance(
                JobStore.class.getClassLoader(), new Class<?>[] {JobStore.class}, (proxy, method, arguments) -> {
                    if (full
                            && method.getName().equals("replace")
                            && arguments[0] instanceof JobRecord next
                            && next.archive() != null) {
                        throw new StorageException("The job store is full.", ErrorContext.NONE, "Make room.", null);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
